"""Spanish."""

SLOTS = {
    "cosa": "móvil | portátil | hervidor | televisor | impresora | coche | sofá | vestido | bicicleta | cuenta | tableta | suscripción | lavadora",
    "envio": "pedido | paquete | entrega | reembolso | reserva | factura | billete | reparación",
    "servicio": "internet | el tren | el autobús | el vuelo | la aplicación | la web | el wifi | la luz | el servidor | la línea",
    "quien": "agente | repartidor | técnico | vendedor | encargado | empleado | camarero",
    "tiempo": "20 minutos | una hora | 2 horas | 3 días | una semana | dos semanas | un mes | 6 semanas",
    "cuando": "hoy | ayer | mañana | el lunes | la semana pasada | el viernes | esta noche | a las 6",
    "lugar": "Madrid | Barcelona | el aeropuerto | la estación | Sevilla | Lima | México | Bogotá | la tienda",
    "roto": "no funciona | está roto | se ha estropeado | llegó dañado | se cae todo el rato | pierde agua | no enciende | falla otra vez",
    "malo": "una vergüenza | inaceptable | un desastre | pésimo | horrible | lamentable | increíble | un robo | decepcionante | fatal",
    "bueno": "genial | excelente | perfecto | estupendo | maravilloso | increíble | muy amable | de diez | fantástico | súper rápido",
    "opcion": "wifi a bordo | descuento de estudiante | envoltorio de regalo | modo oscuro | devolución gratis | opciones veganas | más espacio",
}
COMPLAINT = """
mi {cosa} {roto} y nadie me ayuda
{cosa} {roto} después de {tiempo}
llevo {tiempo} esperando mi {envio}
¿dónde está mi {envio}? tenía que llegar {cuando}
mi {envio} nunca llegó y nadie contesta mis correos
{envio} otra vez con retraso, {malo}
{tiempo} en espera al teléfono, {malo}
después de {tiempo} me colgaron
he llamado tres veces y nada
tercera vez que escribo y nadie responde
nadie coge el teléfono
el {quien} fue muy maleducado, {malo}
su atención al cliente es {malo}
el peor servicio de mi vida, nunca más
nunca más compro con ustedes
quiero que me devuelvan mi dinero
me cobraron dos veces y no devuelven nada
sin {servicio} desde {cuando} y ninguna explicación
{servicio} otra vez con retraso. {malo}
{servicio} {roto}, ¿qué van a hacer?
¿por qué {servicio} {roto} siempre? qué hartazgo
muy decepcionado con ustedes
cancelaron mi {envio} sin avisar
esto es {malo}
ayuda por favor, mi {cosa} {roto}
"""
SARCASM = """
gracias por nada
genial, otro retraso
bravo, perdieron mi {envio}
qué maravilla, {tiempo} en espera
"""
SORE = """
se me cayó el {cosa}, qué pena
extraño mi viejo {cosa}
qué lástima, todo agotado
"""
QUESTION = """
¿tienen {opcion}?
¿ofrecen {opcion} {cuando}?
¿cómo puedo cambiar mi {envio}?
¿cuánto tarda un {envio} a {lugar}?
¿cuánto cuesta el {cosa}?
¿dónde encuentro el número de mi {envio}?
¿a qué hora abren {cuando}?
¿hacen envíos a {lugar}?
¿sale a tiempo {servicio} {cuando}?
¿se puede pagar con tarjeta?
¿cuándo sale el nuevo {cosa}?
¿con quién hablo por un {envio}?
¿alguien sabe si el {cosa} tiene {opcion}?
gracias, ¿y cómo consigo {opcion}?
"""
REQUEST = """
¿me pueden mandar un DM por favor?
necesito ayuda con mi {envio} por favor
quisiera cambiar mi {envio} para {cuando}
¿pueden revisar mi {envio}? número 48210
por favor agreguen {opcion}
"""
FACT = """
sí
no, todavía no
les mandé un DM
es el número 48210
en {lugar} {cuando}
camino a {lugar}
lo intento {cuando}
@brand abre una tienda en {lugar} {cuando}
nuevo {cosa} de @brand {cuando}
"""
PRAISE = """
mi nuevo {cosa} es {bueno}
{bueno}, ya llegó mi {envio}
el {quien} de {lugar} fue {bueno}
servicio {bueno}, lo recomiendo
la mejor atención al cliente
me encanta mi {cosa}
felicidades al {quien} de {lugar}, {bueno}
ustedes son {bueno}
puntual y amable, {bueno}
feliz con mi {cosa}
qué ganas de {cuando} en {lugar}
"""
THANKS = """
gracias
muchas gracias
gracias por la ayuda
gracias por la respuesta rápida
mil gracias al {quien} de {lugar}
perfecto, gracias
ya está solucionado, gracias
ya funciona, muchas gracias
"""
