"""The word lists, one file a language; see `triage.phrases` for how a phrase is written. Written by us, not taken from a data set."""

COMMON = {
    "en": "the and is are was my your you i it for with this that of to have has not be what how when why there from on at they we me do does can im its been just but so if would who no please thanks get got still dont cant where will as all an in by or out up more did new why now our any some then could should about anyone had since than because after before really these those every never ever which only other even today yesterday always again into years days weeks thing things much many she he them whole once",
    "de": "der die das und ist ich nicht ein eine mit auf für von zu dem den es sie wir ihr mein meine meinen bei wie was wo warum auch noch schon seit nur aber oder wenn kann habe hat wird sind war im am bitte danke euch euer eure kein keine mir mich dass nach immer wieder",
    "fr": "le la les des un une et est je ne pas vous nous que qui dans pour avec sur mon ma mes votre vos ce cette mais ou où il elle on au aux du en depuis plus bien très merci bonjour comment pourquoi quand ai suis sont été fait plait personne toujours c j n d l",
    "es": "el la los las un una y es no que en de por con para mi mis su tu se lo me pero como qué cómo cuándo dónde está esta este son muy más ya desde hace nadie nunca gracias hola por favor si al del le he ha tengo puedo quiero ustedes vuestro",
    "pt": "o a os as um uma e é não que em de por com para meu minha seu sua se me mas como quando onde está esta este são muito mais já desde ninguém nunca obrigado obrigada olá por favor ao do da no na eu vocês você tenho posso quero foi ainda há",
    "it": "il lo la i gli le un una e è non che in di per con mio mia suo si mi ma come quando dove sono questo questa molto più già da nessuno mai grazie ciao al del della nel ho ha posso voglio vostro vostra ancora anche se ci perché",
}
"""Small words that tell a language."""
