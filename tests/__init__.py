"""The tests, in folders that mirror ``bot/``; every folder is a package so that two may hold files of one name."""
