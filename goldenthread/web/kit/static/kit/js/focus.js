// After a form came back with something wrong, reading starts at what is wrong.

document.querySelector("[data-focus]")?.focus();
