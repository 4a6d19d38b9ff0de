"""Fillers: small words of six languages that say nothing by themselves, and so are no reason that a person believes."""

from __future__ import annotations

from socialwatch.triage.tokens import spelled

NEGATORS = frozenset(
    {"not", "never", "without", "nicht", "nie", "kein", "keine", "pas", "jamais", "nunca", "sin", "sem", "nao", "non", "mai", "senza"}
)
"""They say something together with another word: `never arrived`."""

_ENGLISH = """
about above across after again against ago all almost alone along already also although always among and another any anybody anyone anything anyway
anywhere are area around aren't arent ask asked asking away back be became because become been before began behind being below between both but
called came can can't cant come comes coming could couldn't couldnt day days did didn't didnt does doesn't doesnt doing done don't dont down during
each either else enough even ever every everybody everyone everything everywhere far few first for from further gave get gets getting give given
gives go goes going gone gonna got gotta guys had hadn't has hasn't hasnt have haven't havent having hello her here hers herself hey him himself his how
however i'd i'll i'm ill im ive i've into is isn't isnt its it's itself just keep kept kind know known last later least less let lets like likely
little look looking lot lots made make makes making many may maybe me mean might mine month months more most much must my myself near need needs
new next nor now off often okay old once one ones only onto other others our ours out over own part people perhaps please pls put quite rather
really right said same saw say saying says see seem seems seen several shall she should shouldn't since some somebody somehow someone something
sometimes somewhere soon still such sure take taken takes taking tell than that that's thats the their theirs them then there there's theres these
they they're thing things think this those though thought through thus till time times today together told tomorrow tonight too took toward
tried try trying turn two under until upon use used using very via want wanted wants was wasn't wasnt way ways week weeks well went were weren't
what what's whats when where whether which while who whole whom whose why will with within won't wont would wouldn't wouldnt year years yes yesterday yet you
you'd you'll you're youre you've youve your yours yourself lol omg amp
"""
_GERMAN = """
aber alle allem allen aller alles als also am andere anderen auch auf aus bei beim bin bis bisher bitte da dabei dafur dann das dass dein deine dem
den denn der des dessen deshalb dich die dies diese diesem diesen dieser dieses dir doch dort du durch eben ein eine einem einen einer eines einfach
einmal er erst es etwas euch euer eure fur ganz gar gegen geht gerade gibt gut habe haben habt hallo hat hatte hatten heute hier hin hinter ich ihm ihn
ihnen ihr ihre ihrem ihren ihrer immer in ins ist ja jede jeden jeder jedes jetzt kann konnen konnte machen macht mal man mehr mein meine meinem
meinen meiner mich mir mit muss mussen nach nachdem noch nun nur ob oder ohne schon sehr seid sein seine seit seitdem selbst sich sie sind so sogar
soll sollte sonst tag tage uber um und uns unser unsere unter viel vom von vor war waren warum was weil weiter welche wenn wer werde werden wie wieder
will wir wird wirklich wo wohl wurde wurden zu zum zur zwar zwei zwischen
"""
_FRENCH = """
afin ainsi alors apres assez au aucun aussi autre autres aux avait avant avec avez avoir avons beaucoup bien bonjour car ce ceci cela celle celui ces
cet cette ceux chaque chez comme comment dans depuis des deux dire dit donc dont elle elles encore entre est et etaient etait etant ete etes etre eux
faire fait fois ici ils jour jours jusque juste les leur leurs lors lui mais meme mes mois moi moins mon ni nos notre nous ont ou par parce peu
peut plus plusieurs pour pourquoi quand que quel quelle quelles quels quelque qui quoi sans semaine ses seulement si soit son sont sous suis sur
tant tes toi ton toujours tous tout toute toutes tres trop une vers voila vos votre vous vraiment
"""
_SPANISH = """
ahora algo alguien algun alguna ante antes aqui asi aun aunque bien cada casi como con cual cuando cuanto dan debe del desde dia dias donde dos ella ellas
ellos entre era eran eres esa esas ese eso esos esta estaba estan estar estas este esto estos estoy fue fueron gran han hace hacen hacer hacia
hago hasta hay hola hoy las les los luego mas mejor menos mes mis mismo mucho muchos muy nada nos nosotros nuestra nuestro otra otro otros para pero
poco por porque puede puedo pues que quien quiero quien sea segun ser sera si sido siempre sin sobre sois solo son soy sus tal tambien tan tanto te
tengo ti tiene tienen toda todas todavia todo todos tres una unas uno unos usted ustedes vez veces voy ya
"""
_PORTUGUESE = """
agora ainda alguem algum alguma algo ali antes ao aos apenas aqui as assim ate bem bom cada com como da das de dela dele depois desde dessa desse deste dia
dias disso do dois dos ela elas ele eles em entre era essa esse essas esses esta estao estar estava este estou eu faz fazer foi foram ha hoje
isso isto ja la lhe logo mais mas meio mes mesma mesmo meu meus minha minhas muita muito muitos na nada nas nem nessa nesse ninguem nos nossa nosso num
numa ola onde ontem os ou outra outro outros para pela pelo per pode por porque pra quais qual quando quanto que quem quero sao se seja sem sempre ser
seu seus sim so sobre sua suas tal talvez tambem tanto tao tem tenho ter teu toda todas todo todos tudo uma umas uns vai vem vez vezes voce voces vou
"""
_ITALIAN = """
abbiamo ad agli ai al alla alle allora altra altri altro anche ancora anno aveva avete avere ben bene che chi ci ciao cioe come con cosa cosi cui dai dal
dalla dalle degli dei del della delle dentro deve devo di dopo dove due ecco era erano essere fa fanno fare fatto fino fra gia giorni giorno gli ha
hanno ho il in invece io la le lei li lo loro lui ma me meno mentre mese mesi mi mia mie miei mio molto ne negli nei nel nella nelle nessuno niente noi
nostra nostro nulla oggi ogni ora per perche pero piu poi prima proprio puo qua qualche qualcosa quale quando quanto quasi quella quelle quelli quello
questa queste questi questo qui quindi sei sempre senza sia siamo siete solo sono sopra sotto sta stanno stata stato stesso sua sue sul sulla suo
suoi tra tre troppo tua tue tuo tutta tutti tutto un una uno vi voi volta volte vostra vostro
"""

FILLERS = frozenset(spelled(_ENGLISH + _GERMAN + _FRENCH + _SPANISH + _PORTUGUESE + _ITALIAN).split())
"""Folded, as a text is read."""

_SHORTEST = 3  # letters


def tells(name: str) -> bool:
    """Say whether a word or a pair says something to a person who reads it: no filler in it, nothing short, no bare number.

    A negation says something beside another word and nothing alone.
    """
    words = name.split()
    is_said = [len(word) >= _SHORTEST and word.isalpha() and word not in FILLERS and word not in NEGATORS for word in words]
    return any(is_said) and all(said or word in NEGATORS for said, word in zip(is_said, words, strict=True))
