"""Words that carry no meaning of their own in a search, and the many ways to say “not”."""

_SMALL = """
    a an the this that these those there here some any each
    i me my mine myself we us our you your yours he him his she her hers it its they them their theirs someone somebody
    am is are was were be been being do does did doing done has have had having will would shall should can could may
    might must get gets got getting let lets
    of in on at to from for with by about into onto as than then and or but if so too very just only also
    what which who whom whose when where why how
    still now again really even lot thing things min mins
    s t m re ve ll d im ive id hes shes theyre youre whats wat pls please want wanna need
    el la los las un una unos unas de del al y o u que se su sus mi mis tu lo le les es esta este en con por para como
    donde cuando hay un une des du au aux et ou qui sa son ses mon ma mes ce cette est dans avec pour sur par il elle
    on j l n c qu quoi
    и в во на с со к у о об от до по за из для это что как где он она они его ее их я мы ты вы мой
    في من على عن الى مع هذا هذه هو هي ما ماذا كيف انا
"""
SMALL_WORDS = frozenset(_SMALL.split())
"""English, Spanish, French, Russian and Arabic, folded."""

NOT = "not"
_REFUSALS = """
    cant cannot wont dont doesnt didnt isnt arent wasnt werent hasnt havent hadnt couldnt wouldnt shouldnt aint
    never without
"""
NEGATIONS = frozenset(_REFUSALS.split())
"""Said as one word; all mean `NOT` when words are compared by their meaning."""
