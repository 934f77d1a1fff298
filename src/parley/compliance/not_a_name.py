"""Everyday words that follow "I am not ..." or "no soy ..." and are not a person's name."""

_WORDS = """
sure able interested happy ready available home going ok okay rich comfortable the a an in at on your my his
her their our right fair funny true over good correct mine what how about even real legit possible helpful
acceptable enough necessary cool worth here there well sick dead stupid dumb afraid scared mad angry done free
allowed supposed responsible liable employed that this it so too very really just yet still now today asking
him them me you who kidding buying late behind trying proud gonna to for from with without and or but because
when if made like as by up down out off all any some no not old young legal clear working paying giving aware
certain satisfied disabled authorized doing against surprised human enrolled responsable capaz seguro segura
rico rica el la los las un una su mi tu de del yo quien ese esa este esta nada nadie ciudadano ciudadana
residente tonto tonta mala malo buena bueno rata deudor deudora duena dueno titular cliente eso millonario
millonaria estupido estupida ladron ladrona usuario usuaria feliz bot robot
"""
NOT_A_NAME: frozenset[str] = frozenset(_WORDS.split())
