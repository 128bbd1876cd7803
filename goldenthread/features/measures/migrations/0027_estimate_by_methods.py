from django.db import migrations, models

RULES = [
    ("all", "All of them"),
    ("any", "Any one of them"),
    ("least", "At least so many of them"),
    ("about", "They are methods that look at one thing: the middle of what they say is the estimate"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("measures", "0026_count_what_stands_here"),
    ]

    operations = [
        migrations.AlterField(
            model_name="combined",
            name="rule",
            field=models.CharField(choices=RULES, default="all", max_length=5),
        ),
    ]
