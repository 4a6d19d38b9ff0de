"""Spanish."""

from __future__ import annotations

SETS = {
    "goods": "pedido pedidos paquete paquetes envío entrega orden producto compra artículo hervidor mercancía",
    "site": "web página sitio",
    "number": "un una dos tres cuatro cinco seis siete ocho nueve diez quince veinte treinta 2 3 4 5 6 7 8 9 10 12 14 15 20 30 40 45 60 90 varios varias",
    "body": "mano manos dedo dedos brazo pierna pie cara piel boca ojo lengua cabeza bebé hijo hija niño niña",
}

LISTS = {
    "negator": "no; nunca; jamás; sin; ningún; ninguna; ninguno; nada; ni; tampoco",
    "trouble": """
        roto; rota; rotos; rotas; quebrado; quebrada; rajado; rajada; agrietado; dañado; dañada; dañados; defectuoso; defectuosa;
        averiado; averiada; avería; estropeado; estropeada; descompuesto; descompuesta; gotea; pierde agua; fuga; oxidado; oxidada;
        óxido; moho; rayado; rayada; falla; fallas; fallo; fallos; fallando; error; errores; se cuelga; se traba; bloqueado;
        bloqueada; congelado; se cae; caído; caída; se rompió; se me rompió; se descompuso; se dañó; se estropeó; dejó de funcionar;
        no funciona/funcionan/sirve/sirven/anda/carga/abre/enciende/prende/cierra/calienta/responde/responden/contesta/contestan/llega/llegan/llegó/llegaron/arranca/conecta/aparece/deja/puedo/pude/podemos/me;
        no ha/han/he/hemos llegado/recibido/respondido/contestado/funcionado/entregado; ya no funciona/sirve/anda/carga;
        nunca llegó/llega/llegaron/recibí/funcionó/contestan/responden; no recibí; no recibo;
        sigue/sigo/siguen/seguimos sin/esperando/igual/roto/rota; sigo esperando; sigo sin; aún no; todavía no; todavía nada;
        aún nada; llevo .. esperando; estoy esperando; llevo esperando; dónde está mi; donde esta mi; equivocado; equivocada;
        incorrecto; incorrecta; producto erróneo; talla equivocada; me mandaron otro; me llegó otro; falta; faltan; faltante; perdido;
        perdida; perdieron; extraviado; robado; retraso; retrasos; retrasado; retrasada; tarde; demora; demorado; demorada;
        cobraron dos veces; cobrado dos veces; me cobraron; cobro doble; doble cobro; cobro indebido; cobros; me cargaron; reembolso;
        reembolsar; devolución; devuelvan; devuélvanme; mi dinero; cancelaron mi; cancelado mi; rechazado; rechazada; me niegan;
        sin respuesta; ninguna respuesta; sin solución; ninguna solución; sin servicio; sin internet; sin señal; sin luz;
        sin conexión; nadie responde/contesta/atiende/me/ayuda/sabe/da; problema; problemas; inconveniente; inconvenientes; imposible;
        me ignoran; ignorado; ignoran; cortaron; me colgaron; colgaron; desapareció; se calienta demasiado; sobrecalienta; huele;
        hace ruido; queja; reclamo; reclamación; garantía
        """,
    "bad": """
        malo; mala; malos; malas; mal; pésimo; pésima; pésimos; horrible; terrible; fatal; peor; peores; desastre; desastroso;
        desastrosa; vergüenza; vergonzoso; vergonzosa; lamentable; patético; patética; inaceptable; intolerable; ridículo; ridícula;
        decepcionado; decepcionada; decepción; decepcionante; descontento; insatisfecho; insatisfecha; molesto; molesta; enojado;
        enojada; enfadado; enfadada; furioso; furiosa; harto; harta; hartos; indignado; indignada; indignante; frustrado; frustrada;
        frustrante; odio; asco; asqueroso; asquerosa; basura; mierda; porquería; estafa; estafadores; estafado; estafada; ladrones;
        robo; fraude; mentira; mentiras; mentirosos; engaño; engañosa; engañado; engañada; grosero; grosera; maleducado;
        incompetentes; incompetente; inútil; inútiles; nunca más; jamás vuelvo; no recomiendo; no lo recomiendo; no recomendable;
        no compren; eviten; una broma; burla; tomadura de pelo; abuso; abusivo; falta de respeto; irresponsables; deplorable; nefasto;
        nefasta; penoso; triste; lástima; deficiente
        """,
    "mild": "lento; lenta; caro; cara; raro; rara; extraño; complicado; complicada; lamentablemente; desafortunadamente; difícil",
    "why": "por qué; porque no; cómo es posible; cómo puede ser; qué pasa; qué está pasando; hasta cuándo; cuánto más",
    "insult": """
        idiotas; imbéciles; inútiles; payasos; sinvergüenzas; ratas; váyanse a la; vayan a; que se jodan; hijos de; hdp; tontos;
        estúpidos; debería darles vergüenza; debería daros vergüenza; qué vergüenza; peor servicio; malditos; asco de empresa;
        pendejos
        """,
    "good": """
        genial; geniales; excelente; excelentes; perfecto; perfecta; maravilloso; maravillosa; increíble; fantástico; fantástica; estupendo;
        estupenda; buenísimo; buenísima; espectacular; encanta; encantó; encantado; encantada; encantan; amo; adoro; me gusta; gusta;
        gustó; contento; contenta; contentos; feliz; felices; satisfecho; satisfecha; bueno; buena; buen; buenos; buenas; mejor;
        mejores; rápido; rápida; rápidos; amable; amables; eficiente; eficaz; recomiendo; recomendable; recomendado; felicidades;
        felicitaciones; enhorabuena; bravo; impecable; hermoso; hermosa; bonito; bonita; lindo; linda; preciosa; rico; delicioso; top;
        crack; cracks; súper; la mejor; el mejor; de diez; un diez; calidad; atentos; profesional; profesionales
        """,
    "thanks": "gracias; mil gracias; muchas gracias; agradezco; agradecido; agradecida; agradecer",
    "idiom_good": """
        ningún problema; sin problema; sin problemas; ninguna queja; no tengo queja; sin quejas; no me puedo quejar; nada que objetar;
        no está mal; nada mal; nunca falla; nunca fallan; nunca me ha fallado; ya funciona; vuelve a funcionar; funciona de nuevo;
        problema resuelto; problema solucionado; solucionado; ya está resuelto; resuelto; mejor de lo esperado; más que satisfecho;
        no podría estar más; no decepciona; sin duda; ya llegó; muy recomendable; muy recomendado; llegó antes; antes de lo previsto
        """,
    "idiom_none": """
        buenos días; buen día; buenas tardes; buenas noches; buenas; buen fin; buena suerte; feliz navidad; feliz año;
        feliz cumpleaños; estaría bien; estaría bueno; sería bueno; sería genial; sería buena; sería mejor; me gustaría;
        gracias de antemano; mejor dicho; a lo mejor; lo mejor sería; cuanto antes mejor; más o menos; mal de; de mal; menos mal;
        no solo; bueno pues; tan bueno; qué tan; más tarde
        """,
    "sarcasm": """
        gracias por nada; gracias por no; gracias por arruinar; gracias por perder; gracias por ignorar; genial otra vez; genial otro;
        qué maravilla de servicio; excelente servicio no
        """,
    "irony": """
        otra vez; bravo por; felicidades por; como siempre; qué buen servicio; un aplauso; todo un éxito; de lujo; muy bonito;
        bonita forma; bonita manera; vaya servicio; menudo servicio
        """,
    "help": """
        ayuda; ayúdenme; ayudenme; ayúdame; me ayudan; me ayudas; necesito ayuda; por favor; porfa; porfavor; pueden; podrían;
        puede alguien; alguien puede; alguien me; alguien sabe; me pueden; me podrían; podéis; podríais; me podéis; qué hago;
        qué debo; qué puedo; qué tengo que; cómo hago; cómo puedo; a quién; quién puede; con quién; necesito una; necesito un;
        necesito que; necesito mi; quiero mi; quiero que; quiero una solución; exijo; solicito; contáctenme; llámenme; respondan;
        contesten; espero respuesta; espero su; solución; solucionen; solución ya; cuándo llega; cuándo me; cuándo voy; dónde está mi;
        donde esta mi; qué pasa con; qué pasó con; por dm; por privado; cambio; reemplazo; devolución; reembolso
        """,
    "question": """
        cómo; qué; cuándo; dónde; cuál; cuáles; cuánto; cuánta; cuántos; quién; por qué; hay; tienen; tenéis; hacen; hacéis; venden;
        vendéis; envían; enviáis; puedo; se puede; puede; es posible; alguien sabe; saben; sabéis; es cierto; una pregunta; pregunta;
        consulta; duda; está disponible; sirve para; funciona con; es compatible; como; donde; cuando
        """,
    "suggestion": """
        sería/estaría genial/bueno/bien/buena/útil un/una/tener/poder; sería bueno que; sería genial que; sería genial si; estaría bien que; estaría bueno que; me gustaría que; sugerencia; sugiero;
        propongo; una idea; deberían; deberíais; podrían agregar; podrían poner; podrían añadir; agreguen; añadan; añadid;
        traigan de vuelta; pongan; ojalá; por qué no hacen; por qué no ponen; haría falta; les falta
        """,
    "purchase": """
        dónde puedo comprar; donde puedo comprar; dónde comprar; donde comprar; dónde venden; dónde lo venden; dónde consigo;
        dónde puedo conseguir; quiero comprar; quisiera comprar; me gustaría comprar; quiero uno; quiero una; cuánto cuesta;
        cuánto vale; cuánto sale; cuánto cuestan; precio de; precio del; qué precio; precios; presupuesto; cotización; en stock;
        disponible; disponibles; hay stock; descuento; descuentos; código de descuento; cupón; promoción; venden; vendéis; preventa;
        comprar un; comprar una; qué modelo; al por mayor; rebajas
        """,
    "cancel": """
        cancelar mi; cancelar el; cancelar la; cancelo mi; cancelo el; cancelación; quiero cancelar; voy a cancelar; dar de baja;
        darme de baja; doy de baja; me doy de baja; baja del servicio; la baja; cerrar mi cuenta; eliminar mi cuenta;
        borrar mi cuenta; cambiar de compañía; cambio de compañía; me cambio de; me cambio a; me paso a; me voy a la competencia;
        a la competencia; portabilidad; perdieron un cliente; perdieron una clienta; pierden un cliente; han perdido un cliente;
        un cliente menos; no vuelvo a comprar; no vuelvo a pedir; no volveré a comprar; no volveré; nunca más compro;
        nunca más vuelvo; nunca vuelvo; última vez que; última compra; último pedido; rescindir; desistimiento; anular mi; anular el
        """,
    "repeat": """
        otra vez; de nuevo; nuevamente; segunda vez; tercera vez; cuarta vez; quinta vez; varias veces; muchas veces; mil veces;
        dos veces; tres veces; cuatro veces; cinco veces; 2 veces; 3 veces; 4 veces; 5 veces; 10 veces; en repetidas; repetidas veces;
        sigo sin; sigue sin; siguen sin; sigo esperando; sin respuesta; ninguna respuesta; nadie responde; nadie contesta; nadie me;
        me ignoran; ignorado; vuelta y vuelta; dando vueltas; me pasan de; me mandan de; reiteradas
        """,
    "long_wait": """
        desde/hace/por/llevo/llevamos/tras/después ?de ?más ?de $number días/día/semanas/semana/meses/mes/horas/hora/minutos;
        hace días; hace semanas; hace meses; hace horas; llevo días; llevo semanas; llevo meses; llevo horas; más de una hora;
        más de un mes; más de una semana; una hora; horas esperando; días esperando; semanas esperando; meses esperando;
        días de retraso; desde el lunes; desde el martes; desde el miércoles; desde el jueves; desde el viernes; desde ayer;
        desde enero; desde febrero; desde marzo; desde abril; desde mayo; desde junio; desde julio; desde agosto; desde septiembre;
        desde octubre; desde noviembre; desde diciembre; media hora; una eternidad; toda la semana; todo el día
        """,
    "resolved": """
        ya funciona; vuelve a funcionar; funciona de nuevo; problema resuelto; solucionado; resuelto; ya está; ya llegó;
        por fin llegó; finalmente llegó; llegó el reemplazo; me devolvieron; me reembolsaron; ya me lo
        """,
    "address": "ustedes; usted; vosotros; vuestro; vuestra; vuestros; os; les; su; sus; tú; tu; te",
    "mine": "yo; mi; mis; me; mí; nos; nuestro; nuestra; compré; pedí; recibí; tengo; llevo",
    "ack": """
        gracias; muchas; mil; muchísimas; por; la; el; los; su; tu; ayuda; respuesta; rápida; atención; info; información; ok; okay;
        vale; perfecto; genial; listo; entendido; de; acuerdo; sí; si; claro; bien; muy; excelente; super; súper; buenísimo; amable;
        amables; a; ustedes; vosotros; todos; equipo; buen; buena; día; tarde; noche; buenos; buenas; días; saludos; un; saludo;
        abrazo; ya; está; todo; igualmente; jaja; jajaja; responder; contestar; y; dale; bueno; estupendo; antemano; pronto; pronta;
        tan
        """,
    "ack_core": """
        gracias; ok; okay; vale; perfecto; genial; listo; entendido; claro; excelente; jaja; jajaja; dale; estupendo; acuerdo; bien;
        sí
        """,
    "phone": """
        teléfono .. nadie/contesta/contestan/ocupado/no/comunica/espera/cuelgan/cortan/horas/hora/minutos;
        por teléfono .. nadie/no/horas/hora/minutos; nadie contesta/atiende/coge/responde el/al/los ?teléfono/teléfonos;
        no contestan/atienden/cogen/responden el/al/las/los/mis ?teléfono/teléfonos/llamadas; no cogen el;
        llamada/llamadas .. cortan/cortada/sin/nadie/cuelgan/corta/perdida/espera;
        llamo/llamé/llamado/llamando/llamar/llamamos .. nadie/veces/cuelgan/cortan/sin/no/horas/espera/minutos; me colgaron;
        me cuelgan; cuelgan; me cortaron la llamada; me cortan; en espera .. minutos/hora/horas/teléfono;
        $number minutos/horas/hora al teléfono; $number minutos/horas/hora en espera;
        no devuelven/devolvieron la/mi ?llamada/llamadas; nunca me llamaron; no me llaman/llamaron/han;
        línea .. ocupada/saturada/muerta/cortada; call center; número .. no/nadie/ocupado/existe; centralita
        """,
    "email": """
        esperando ?una respuesta a mi/mis/un correo/correos/email/emails/mail; correo/correos/mail/mails/email/emails .. sin/nadie/no/ignorado/ignorados/respuesta/rebota/nunca/respondido;
        no responden/contestan/respondieron ?a ?mis/los/mi/el correos/correo/mails/emails/mail/email;
        nadie responde/contesta ?a ?mis/los/mi correos/correo/mails/emails; sin respuesta a mis/mi correos/correo/emails/mails;
        escribí .. veces/nadie/respuesta/correos; escrito .. veces/nadie/correos/respuesta;
        mandé/envié/enviado/mandado .. correos/correo/mails/emails/mail/email; formulario .. no/nadie/error/funciona/respuesta;
        respuesta automática; respuestas automáticas
        """,
    "chat": "chat .. nadie/bot/inútil/desconecta/cerrado/no/cierra/robot/cortó/espera; chatbot; su bot; vuestro bot; un robot",
    "store": """
        en la/su tienda/sucursal .. trataron/fatal/negaron/cambian; tienda/local/sucursal .. cerrada/cerrado/maleducado/maleducada/grosero/grosera/negaron/niegan/mal/nadie/echaron;
        en la tienda/sucursal .. no/nadie/negaron/grosero/grosera/mal/dijeron;
        vendedor/vendedora/dependienta/dependiente/empleado/empleada/cajera .. grosero/grosera/maleducado/maleducada/mal/negó/pésimo
        """,
    "website": """
        $site .. no/caída/error/cae/lenta/funciona/falla/carga/bloqueada;
        no puedo iniciar/entrar/acceder/ingresar/pagar/comprar/registrarme/loguearme;
        no me deja entrar/iniciar/pagar/comprar/acceder/ingresar; contraseña .. no/recuperar/restablecer; error .. página/web/pago
        """,
    "app": """
        app/aplicación/apli .. no/error/falla/cae/cierra/lenta/bloquea/cuelga/crashea/funciona/inútil/basura; desde la actualización;
        desde la última actualización
        """,
    "delivery": """
        $goods .. no/nunca/aún/todavía/retrasado/retraso/perdido/tarde/extraviado/demorado llega/llegó/llegado/ha/entregado/aparece/recibido/está;
        $goods .. no/nunca llega/llegó/llegado/ha/entregado/aparece/han; no/nunca ha/me/han llegado/llega/llegó ?el/la/mi $goods;
        $goods perdido; $goods .. retrasado; $goods .. retraso; no/nunca recibí/recibo/recibido ?el/la/mi $goods;
        sigo esperando ?el/la/mi $goods; esperando ?el/la/mi $goods; dónde/donde está/esta mi/el $goods;
        repartidor/mensajero/transportista/correos/seur/mrw/dhl/ups/courier .. no/nunca/perdió/dejó/tiró/tarde/maleducado;
        entrega .. tarde/retraso/pésima/desastre/retrasada; días de retraso; seguimiento .. no/sin
        """,
    "social": """
        mensajes/dm/dms/md/tuits/tweets .. ignoran/ignorado/sin/nadie/nunca/no;
        no responden/contestan .. mensajes/dm/dms/md/tuits/tweets; me bloquearon; me han bloqueado;
        borran/borraron .. comentario/comentarios
        """,
    "injury": """
        dio/da/dan/pegó/pega una/un descarga/calambre/calambrazo; descarga eléctrica; calambrazo;
        da corriente; da calambre; pedazo de metal; quemó; quemado; quemada; quemadura; quemaduras; me quemé; se quemó la/el/su $body;
        descarga eléctrica; corrientazo; electrocutó; electrocutado; electrocutada; calambre; me dio corriente; herido; herida;
        heridas; lesión; lesiones; lesionado; lastimó; lastimé; lastimado; sangre; sangró; sangrando; hospital; urgencias;
        emergencias; ambulancia; intoxicación; intoxicó; intoxicado; intoxicada; envenen*; reacción alérgica; alergia; asfixia; ahogó;
        atragantó; cortó el/la/un $body; me corté; se cortó con; inconsciente; desmayó; vómito; vómitos; vomitando; vomitó;
        nos enfermamos; me enfermé; pedazos de vidrio; trozos de cristal; vidrio en; cristal en; peligro; peligroso; peligrosa;
        casi muere; pudo morir; casi me muero; ampollas; escape de gas; olor a gas; huele a gas; monóxido
        """,
    "fire": """
        incendió; incendio; fuego; en llamas; llamas; humo; echa humo; sale humo; explotó; explosión; explota; reventó; chispas;
        chispazo; chispa; derritió; derretido; derretida; cortocircuito; corto circuito; sobrecalienta; sobrecalentó; olor a quemado;
        huele a quemado; se quemó; bomberos; batería hinchada
        """,
    "legal": """
        rgpd; protección de datos; abogado; abogada; abogados; demanda; demandar; demandaré; demandarlos; denuncia; denunciar;
        denunciaré; denunciarlos; tribunal; tribunales; juicio; acciones legales; vía legal; profeco; facua; ocu; consumo;
        defensa del consumidor; sernac; indecopi; hoja de reclamaciones; policía; ilegal; juzgado; superintendencia
        """,
    "data_breach": """
        filtración de datos; filtraron; filtrados; fuga de datos; datos .. filtrados/robados/expuestos/vendidos/públicos/filtración;
        robo de datos; hackeado; hackeada; hackearon; hackear; hackers; datos personales; datos de otro; datos de otra;
        datos de otros; cuenta de otra; cuenta de otro; pedido de otra; pedido de otro; de otro cliente; de otros clientes;
        robo de identidad; suplantación; cargo no autorizado; cargos no autorizados; cargo no reconocido; cargo fraudulento;
        cobro no autorizado; compra no autorizada; phishing
        """,
    "discrimination": """
        racista; racistas; racismo; sexista; sexismo; machista; machismo; homófobo; homófobos; homofobia; transfobia; discriminación;
        discriminó; discriminado; discriminada; discriminan; discriminaron; xenofobia; xenófobo; antisemita;
        silla de ruedas .. no/negaron; perro guía; por mi color; por ser gay; por ser negro; por ser mujer; por mi discapacidad
        """,
    "self_harm": """
        suicidarme; suicidio; suicidar; matarme; quiero morir; quiero morirme; quitarme la vida; no quiero vivir; acabar con mi vida;
        no quiero seguir viviendo; hacerme daño; autolesión*
        """,
    "outage": """
        caída general; caída del servicio; servicio caído; se cayó el; está caído; está caída; están caídos; servidores caídos;
        servidor caído; sin servicio; sin internet; sin señal; sin luz; apagón; corte de luz; corte de; nada funciona;
        no funciona nada; caído en todo; interrupción del servicio
        """,
    "press": """
        periodista; periodistas; reportero; reportera; prensa; gabinete de prensa; departamento de prensa; entrevista; reportaje;
        redacción; artículo sobre; nota de prensa; para un artículo; declaraciones; portavoz
        """,
}
