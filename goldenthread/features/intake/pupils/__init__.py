"""Files of pupils, summed at the door: the rows are read by a process of their own, and only sums come back.

`door` hands a file over and takes the sums, `child` is that process, `lines` makes readings of them. Nothing in the
child speaks to a database, a log or a file.
"""
