"""Italian."""

SLOTS = {
    "cosa": "telefono | portatile | bollitore | televisore | stampante | auto | divano | vestito | bicicletta | conto | tablet | abbonamento | lavatrice",
    "invio": "ordine | pacco | rimborso | biglietto | reso | preventivo | acquisto",
    "servizio": "internet | il treno | il bus | il volo | l'app | il sito | il wifi | la corrente | il server | la linea",
    "chi": "operatore | corriere | tecnico | commesso | responsabile | capotreno | cameriere",
    "tempo": "20 minuti | un'ora | 2 ore | 3 giorni | una settimana | due settimane | un mese | 6 settimane",
    "quando": "oggi | ieri | domani | lunedì | la settimana scorsa | venerdì | stasera | alle 18",
    "luogo": "Roma | Milano | l'aeroporto | la stazione | Napoli | Torino | Firenze | Bologna | il negozio",
    "rotto": "non funziona | è rotto | si è guastato | è arrivato danneggiato | si blocca sempre | perde acqua | non si accende | è di nuovo fuori uso",
    "brutto": "una vergogna | inaccettabile | un disastro | pessimo | orribile | ridicolo | assurdo | scandaloso | deludente | indecente",
    "bello": "ottimo | eccellente | perfetto | fantastico | meraviglioso | gentilissimo | bravissimo | splendido | super | velocissimo",
    "opzione": "il wifi a bordo | lo sconto studenti | la confezione regalo | la modalità scura | il reso gratuito | piatti vegani | più spazio",
}
COMPLAINT = """
il mio {cosa} {rotto} e nessuno mi aiuta
{cosa} {rotto} dopo {tempo}
aspetto il mio {invio} da {tempo}
dov'è il mio {invio}? doveva arrivare {quando}
il mio {invio} non è mai arrivato e nessuno risponde alle mail
{invio} di nuovo in ritardo, {brutto}
{tempo} in attesa al telefono, {brutto}
dopo {tempo} mi hanno riattaccato
ho chiamato tre volte e niente
terza volta che scrivo e nessuno risponde
nessuno risponde al telefono
il {chi} è stato maleducato, {brutto}
il vostro servizio clienti è {brutto}
il peggior servizio di sempre, mai più
mai più da voi
rivoglio i miei soldi
mi avete addebitato due volte
senza {servizio} da {quando} e nessuna spiegazione
{servizio} ancora in ritardo. {brutto}
{servizio} {rotto}, cosa pensate di fare?
perché {servizio} {rotto} sempre? che rabbia
molto deluso da voi
avete annullato il mio {invio} senza avvisare
è {brutto}
aiuto per favore, il mio {cosa} {rotto}
"""
SARCASM = """
grazie di niente
fantastico, un altro ritardo
complimenti, avete perso il mio {invio}
che bello, {tempo} in attesa
"""
SORE = """
mi è caduto il {cosa}, che tristezza
mi manca il vecchio {cosa}
che peccato, tutto esaurito
"""
QUESTION = """
avete {opzione}?
c'è {opzione} {quando}?
come posso cambiare il mio {invio}?
quanto ci mette un {invio} per {luogo}?
quanto costa il {cosa}?
dove trovo il numero del mio {invio}?
a che ora aprite {quando}?
spedite anche a {luogo}?
{servizio} è in orario {quando}?
si può pagare con la carta?
quando esce il nuovo {cosa}?
a chi mi rivolgo per un {invio}?
qualcuno sa se il {cosa} ha {opzione}?
grazie! e come faccio ad avere {opzione}?
"""
REQUEST = """
potete mandarmi un DM per favore?
ho bisogno di aiuto con il mio {invio} per favore
vorrei spostare il mio {invio} a {quando}
potete controllare il mio {invio}? numero 48210
aggiungete {opzione} per favore
"""
FACT = """
sì
no, non ancora
vi ho mandato un DM
è il numero 48210
a {luogo} {quando}
in viaggio per {luogo}
riprovo {quando}
@brand apre un negozio a {luogo} {quando}
nuovo {cosa} di @brand {quando}
"""
PRAISE = """
il mio nuovo {cosa} è {bello}
{bello}, il mio {invio} è già arrivato
il {chi} di {luogo} è stato {bello}
servizio {bello}, lo consiglio
il miglior servizio clienti
adoro il mio {cosa}
complimenti al {chi} di {luogo}, {bello}
siete {bello}
puntuale e gentile, {bello}
felice del mio {cosa}
non vedo l'ora di essere {quando} a {luogo}
"""
THANKS = """
grazie
grazie mille
grazie per l'aiuto
grazie per la risposta veloce
mille grazie al {chi} di {luogo}
perfetto, grazie
risolto, grazie
ora funziona, grazie
"""
