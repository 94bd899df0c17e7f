"""The commands that run and keep an installation of the web application; only they load Django."""
