"""German."""

SLOTS = {
    "ding": "Handy | Laptop | Router | Wasserkocher | Fernseher | Drucker | Auto | Sofa | Kleid | Fahrrad | Konto | Tablet | Headset | Abo",
    "sendung": "Bestellung | Lieferung | Rückerstattung | Buchung | Rechnung | Reservierung | Sendung | Reparatur",
    "dienst": "Internet | Strom | Zug | Bus | Flug | App | Webseite | WLAN | Hotline | Server | Bahn | Login",
    "wer": "Mitarbeiter | Fahrer | Techniker | Verkäufer | Berater | Schaffner | Kollege am Telefon",
    "zeit": "20 Minuten | einer Stunde | 2 Stunden | 3 Tagen | einer Woche | zwei Wochen | einem Monat | 6 Wochen",
    "wann": "heute | gestern | morgen | am Montag | letzte Woche | am Freitag | heute Abend | um 18 Uhr",
    "ort": "Berlin | Hamburg | München | am Flughafen | am Bahnhof | Köln | Wien | Zürich | in der Filiale",
    "kaputt": "ist kaputt | funktioniert nicht | geht nicht mehr | ist schon wieder ausgefallen | kam beschädigt an | stürzt ständig ab | ist undicht | lässt sich nicht einschalten",
    "schlecht": "eine Frechheit | unverschämt | eine Katastrophe | schrecklich | lächerlich | peinlich | unmöglich | enttäuschend | ein Witz | furchtbar | unfassbar",
    "gut": "super | toll | großartig | klasse | spitze | hervorragend | perfekt | wunderbar | richtig freundlich | genial | top",
    "extra": "WLAN | einen Studentenrabatt | Geschenkverpackung | einen Dark Mode | Ersatzdeckel | kostenlose Rücksendung | vegane Gerichte | mehr Beinfreiheit",
}
COMPLAINT = """
mein {ding} {kaputt} und niemand hilft mir
{ding} {kaputt}, und das nach {zeit}
seit {zeit} warte ich auf meine {sendung}
wo bleibt meine {sendung}? Sie sollte {wann} kommen
meine {sendung} ist nie angekommen und niemand antwortet auf meine Mails
{sendung} schon wieder verspätet. {schlecht}
ich hänge seit {zeit} in der Warteschleife
nach {zeit} Warteschleife einfach aufgelegt. {schlecht}
ich habe schon dreimal angerufen und nichts passiert
zum dritten Mal schreibe ich wegen meiner {sendung}
niemand geht ans Telefon
keine Antwort auf meine Mails seit {zeit}
der {wer} war unfreundlich, {schlecht}
euer Service ist {schlecht}
schlechtester Kundenservice überhaupt, nie wieder
nie wieder bestelle ich bei euch
ich will mein Geld zurück
ihr habt doppelt abgebucht und erstattet nichts
{dienst} geht seit {wann} nicht und kein Wort von euch
{dienst} schon wieder ausgefallen. {schlecht}
{dienst} {kaputt}. Was ist da los bei euch?
warum {kaputt} die App ständig? nervt
der {dienst} hat {zeit} Verspätung und niemand sagt was
falsche Ware geliefert {wann}, und keiner reagiert
sehr enttäuscht von euch
so eine Enttäuschung, {ding} {kaputt}
ihr habt meine {sendung} ohne Grund storniert
könnt ihr bitte endlich helfen? mein {ding} {kaputt}
das ist {schlecht}
"""
SARCASM = """
danke für nichts
na toll, {dienst} schon wieder ausgefallen
super, wieder Verspätung. danke auch
ganz großes Kino, {sendung} verloren
"""
SORE = """
mein {ding} ist mir runtergefallen, so traurig
ich vermisse das alte {ding}
so ein Mist, alles ausverkauft
"""
QUESTION = """
gibt es {extra}?
habt ihr {extra} {wann}?
wie lange dauert die {sendung} nach {ort}?
wie kann ich meine {sendung} ändern?
wo finde ich die Nummer meiner {sendung}?
wann habt ihr {wann} geöffnet?
was kostet das {ding}?
kann ich mit Karte zahlen?
kann ich meine {sendung} auf {wann} verschieben?
liefert ihr auch nach {ort}?
wann kommt das neue {ding}?
fährt der {dienst} {wann} nach {ort}?
weiß jemand, ob das {ding} {extra} hat?
an wen wende ich mich wegen einer {sendung}?
danke! und wie bekomme ich {extra}?
"""
REQUEST = """
könnt ihr mir bitte eine DM schicken
bitte um Rückruf wegen meiner {sendung}
ich brauche Hilfe bei meiner {sendung}
ich möchte {extra} dazubuchen
bitte mehr {extra} anbieten
könntet ihr meine {sendung} prüfen? Nummer 48210
"""
FACT = """
ja, habe ich
nein, noch nicht
hab euch eine DM geschickt
Nummer ist 48210
{wann} in {ort}
bin gerade in {ort}
auf dem Weg nach {ort}
ich versuche es {wann} nochmal
@brand eröffnet {wann} eine Filiale in {ort}
neues {ding} von @brand ab {wann}
"""
PRAISE = """
mein neues {ding} ist {gut}
{gut}, {sendung} schon da
der {wer} in {ort} war {gut}
{gut}er Service, gerne wieder
bester Kundenservice, den ich je hatte
bin begeistert von meinem {ding}
ein großes Lob an den {wer} in {ort}
ihr seid {gut}
liebe mein {ding}
freue mich schon auf {wann} in {ort}
pünktlich und freundlich, {gut}
absolut empfehlenswert
"""
THANKS = """
danke
vielen Dank
danke für die schnelle Hilfe
danke für die schnelle Antwort
herzlichen Dank an den {wer} in {ort}
super, danke euch
danke, jetzt geht es wieder
alles geklärt, vielen Dank
hat geklappt, danke
"""
