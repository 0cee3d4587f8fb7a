"""Loaded last by a process that others are copied from: what is the same in every copy is made once, and no copy
searches it for garbage."""

import gc

from sqlalchemy.orm import configure_mappers

from crawler import divisions

divisions.name_of(divisions.CENTRAL)
configure_mappers()
gc.freeze()
