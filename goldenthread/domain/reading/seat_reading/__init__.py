"""Reading who sits on what, out of the tables in which somebody keeps it.

Trusts keep their members, trustees and governors as websites must show them: a table a body or one for all, a title
or a column naming the body, an appointment with its end or with a term in years, the chair behind a name in brackets.
What is plain is read. An empty seat is nobody, and is told; a body, or a first day, that cannot be told is asked. Of
interests, addresses and attendance nothing is taken: those are kept elsewhere, or not at all.
"""

from goldenthread.domain.reading.seat_reading.bodies import Known, likeliest
from goldenthread.domain.reading.seat_reading.reading import ReadSeat, ReadSeats, read_seats

__all__ = ["Known", "ReadSeat", "ReadSeats", "likeliest", "read_seats"]
