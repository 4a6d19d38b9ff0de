"""Portuguese, of Brazil and of Portugal."""

from __future__ import annotations

SETS = {
    "goods": "pedido pedidos encomenda encomendas pacote entrega produto compra mercadoria item chaleira",
    "site": "site página website",
    "number": "um uma dois duas três quatro cinco seis sete oito nove dez quinze vinte trinta 2 3 4 5 6 7 8 9 10 12 14 15 20 30 40 45 60 90 vários várias",
    "body": "mão mãos dedo dedos braço perna pé rosto cara pele boca olho língua cabeça bebê bebé filho filha criança",
}

LISTS = {
    "negator": "não; nao; nunca; jamais; sem; nenhum; nenhuma; nada; nem; tampouco; n",
    "trouble": """
        quebrado; quebrada; quebrou; partido; partida; partiu; rachado; rachada; trincado; danificado; danificada; com defeito;
        defeito; defeituoso; defeituosa; avariado; avariada; avaria; estragado; estragada; estragou; vaza; vazando; vazamento;
        enferrujado; ferrugem; mofo; bolor; riscado; arranhado; falha; falhas; falhando; falhou; erro; erros; trava; travando; travou;
        bloqueado; bloqueada; parou de funcionar; parou; deixou de funcionar; pifou; avariou;
        não/nao/n funciona/funcionam/funcionou/liga/carrega/abre/fecha/aquece/esquenta/responde/respondem/atende/atendem/chega/chegou/chegaram/recebi/recebo/recebemos/consigo/conseguimos/consegui/deixa/aparece/resolve/resolvem/foi/entra;
        não/nao foi entregue; nunca chegou/chega/recebi/funcionou/responderam/respondem/atendem; ainda não; ainda nao; ainda nada;
        até agora nada; até agora não; até hoje não; até hoje nada; continua/continuo sem/esperando/à/quebrado/igual; estou esperando;
        estou à espera; esperando há; aguardando; aguardo; à espera; cadê meu/minha; cadê; onde está meu/minha;
        onde está o/a meu/minha; errado; errada; produto errado; tamanho errado; trocado; trocada; falta; faltando; faltam; faltou;
        perdido; perdida; perderam; extraviado; extraviada; roubado; roubada; atraso; atrasos; atrasado; atrasada; atrasou; demora;
        demorando; cobraram duas vezes; cobrado duas vezes; cobrança duplicada; cobrança indevida; cobraram; cobrança; cobrado;
        debitado; reembolso; reembolsar; estorno; devolução; meu dinheiro; dinheiro de volta; cancelaram meu/minha/a/o; recusado;
        recusada; recusaram; negaram; sem resposta; nenhuma resposta; sem solução; nenhuma solução; sem serviço; sem internet;
        sem sinal; sem luz; sem retorno; nenhum retorno; ninguém responde/atende/resolve/me/ajuda/sabe; problema; problemas;
        impossível; ignorado; ignorada; ignoram; desligaram; desligam; caiu; caindo; fora do ar; sumiu; desapareceu; superaquece;
        esquenta demais; cheira; cheiro; barulho; reclamação; garantia
        """,
    "bad": """
        ruim; ruins; péssimo; péssima; péssimos; mau; má; mal; horrível; terrível; pior; piores; desastre; vergonha; vergonhoso;
        vergonhosa; lamentável; patético; inaceitável; inadmissível; ridículo; ridícula; decepcionado; decepcionada; decepção;
        decepcionante; desiludido; desiludida; desilusão; insatisfeito; insatisfeita; chateado; chateada; irritado; irritada; furioso;
        furiosa; revoltado; revoltada; revoltante; cansado de; cansada de; farto; farta; frustrado; frustrada; frustrante; odeio;
        odiei; nojo; nojento; lixo; merda; porcaria; golpe; golpistas; ladrões; roubo; fraude; mentira; mentiras; mentirosos;
        enganado; enganada; engano; grosseiro; grosseira; mal educado; mal educada; mal educados; incompetentes; incompetente;
        incompetência; inútil; nunca mais; não recomendo; nao recomendo; não comprem; nao comprem; fujam; evitem; piada; uma piada;
        palhaçada; descaso; falta de respeito; desrespeito; absurdo; abuso; deplorável; triste; pena; lastimável; sacanagem;
        enrolação; enrolando; burla
        """,
    "mild": "lento; lenta; caro; cara; estranho; estranha; complicado; complicada; infelizmente; difícil",
    "why": """
        por que; por quê; porquê; porque não; como pode; como é possível; até quando; o que está acontecendo; que está a acontecer;
        isso é normal
        """,
    "insult": """
        idiotas; imbecis; palhaços; incapazes; vagabundos; safados; vão se; vão à; vai se; filhos da; fdp; burros; otários;
        deviam ter vergonha; que vergonha; pior atendimento; pior suporte; bando de; cambada
        """,
    "good": """
        ótimo; ótima; ótimos; excelente; excelentes; perfeito; perfeita; maravilhoso; maravilhosa; incrível; fantástico; fantástica;
        sensacional; espetacular; adoro; adorei; amo; amei; gosto; gostei; feliz; felizes; satisfeito; satisfeita; contente; bom; boa;
        bons; boas; melhor; melhores; rápido; rápida; rápidos; eficiente; eficaz; simpático; simpática; atencioso; atenciosa; educado;
        educada; recomendo; recomendado; parabéns; nota dez; nota 10; impecável; lindo; linda; bonito; bonita; delicioso; deliciosa;
        top; show; massa; legal; encantado; encantada; apaixonado; apaixonada; surpreendeu; nota mil; qualidade; fixe
        """,
    "thanks": "obrigado; obrigada; obrigadão; obg; valeu; agradeço; agradecido; agradecida; grato; grata; brigado; brigada",
    "idiom_good": """
        nenhum problema; sem problema; sem problemas; nenhuma reclamação; nada a reclamar; não tenho do que reclamar;
        não posso reclamar; nada mal; não é mau; nunca falha; nunca me deixou; já funciona; voltou a funcionar; voltou ao normal;
        funciona de novo; problema resolvido; resolvido; já está resolvido; resolveram; resolveu; melhor do que esperava;
        mais que satisfeito; não poderia estar mais; não decepciona; chegou antes; antes do prazo; chegou rápido; já chegou;
        super recomendo
        """,
    "idiom_none": """
        bom dia; boa tarde; boa noite; bom fim; boa sorte; feliz natal; feliz ano; feliz aniversário; seria bom; seria ótimo;
        seria legal; seria boa; seria melhor; gostaria; eu gostaria; obrigado desde já; obrigada desde já; mais ou menos; menos mal;
        não só; tão bom; a melhor forma; quanto antes melhor; tudo bem; por favor; boa pergunta
        """,
    "sarcasm": """
        obrigado por nada; obrigada por nada; obrigado por não; obrigada por não; obrigado por perder; obrigado por ignorar;
        ótimo mais um; que maravilha de; bela porcaria; nota zero; só que não
        """,
    "irony": """
        parabéns pelo; parabéns pela; parabéns por; como sempre; de novo; outra vez; palmas para; show de; que beleza;
        belo atendimento; belo serviço; lindo atendimento; bonito serviço
        """,
    "help": """
        ajuda; ajudem; me ajudem; me ajuda; ajude; preciso de ajuda; preciso de; preciso que; preciso do; preciso da; por favor; pfv;
        pf; podem; poderiam; podiam; alguém pode; alguém me; alguém sabe; alguém ajuda; me ajudar; podem me; o que faço; o que devo;
        o que fazer; o que posso; como faço; como posso; como consigo; com quem; a quem; quem pode; quero meu; quero minha;
        quero o meu; quero a minha; quero uma solução; exijo; solicito; me respondam; respondam; entrem em contato;
        entrem em contacto; me liguem; me chamem; aguardo retorno; aguardo resposta; solução; resolvam; quando chega; quando vou;
        quando vai; onde está meu; cadê meu; cadê minha; o que aconteceu; troca; trocar; reembolso; estorno
        """,
    "question": """
        como; que; quando; onde; qual; quais; quanto; quanta; quantos; quem; por que; tem; têm; há; vocês têm; vocês fazem; vendem;
        enviam; entregam; posso; pode; dá para; dá pra; é possível; alguém sabe; sabem; é verdade; uma pergunta; pergunta; dúvida;
        uma dúvida; está disponível; serve para; funciona com; é compatível; será que; gostaria de saber
        """,
    "suggestion": """
        seria bom se; seria ótimo se; seria legal se; seria bom; seria ótimo; seria legal; gostaria que; sugestão; sugiro; proponho;
        uma ideia; deveriam; deviam; poderiam adicionar; poderiam colocar; adicionem; acrescentem; tragam de volta; coloquem;
        tomara que; por que não fazem; por que não colocam; faz falta; falta uma opção; façam uma
        """,
    "purchase": """
        onde posso comprar; onde compro; onde comprar; onde vende; onde vendem; onde encontro; onde acho; quero comprar;
        queria comprar; gostaria de comprar; quero um; quero uma; quanto custa; quanto é; quanto fica; quanto está; qual o preço;
        qual o valor; preço do; preço da; valor do; valor da; preços; orçamento; em estoque; em stock; disponível; disponíveis;
        desconto; descontos; cupom; cupão; código de desconto; promoção; vendem; vocês vendem; pré venda; comprar um; comprar uma;
        qual modelo; atacado; saldos
        """,
    "cancel": """
        cancelar meu; cancelar minha; cancelar o; cancelar a; cancelo; cancelando; cancelamento; quero cancelar; vou cancelar;
        encerrar minha conta; fechar minha conta; fechar a minha conta; excluir minha conta; apagar a minha conta; rescindir;
        rescisão; mudar de operadora; trocar de operadora; mudo para; mudar para a concorrência; vou para a concorrência;
        concorrência; portabilidade; perderam um cliente; perderam uma cliente; um cliente a menos; menos um cliente; não compro mais;
        nao compro mais; nunca mais compro; nunca mais peço; não volto a comprar; última vez que; última compra; último pedido;
        arrependimento da compra; desistir da compra
        """,
    "repeat": """
        de novo; outra vez; novamente; segunda vez; terceira vez; quarta vez; quinta vez; várias vezes; muitas vezes; mil vezes;
        duas vezes; três vezes; quatro vezes; 2 vezes; 3 vezes; 4 vezes; 5 vezes; 10 vezes; inúmeras vezes; continuo sem;
        continua sem; ainda não; ainda sem; sem resposta; nenhuma resposta; ninguém responde; ninguém atende; ninguém resolve;
        ignorado; ignorada; me ignoram; jogo de empurra; empurra; sem retorno; nenhum retorno
        """,
    "long_wait": """
        há/faz/desde/por/mais/depois ?mais ?de $number dias/dia/semanas/semana/meses/mês/horas/hora/minutos; há dias; há semanas;
        há meses; há horas; faz dias; faz semanas; faz meses; faz horas; há mais de; faz mais de; uma hora; horas esperando;
        dias esperando; semanas esperando; meses esperando; horas à espera; dias de atraso; desde segunda; desde terça; desde quarta;
        desde quinta; desde sexta; desde ontem; desde janeiro; desde fevereiro; desde março; desde abril; desde maio; desde junho;
        desde julho; desde agosto; desde setembro; desde outubro; desde novembro; desde dezembro; meia hora; uma eternidade;
        o dia todo; a semana toda
        """,
    "resolved": """
        já funciona; voltou a funcionar; voltou ao normal; funciona de novo; problema resolvido; resolvido; resolveram; já chegou;
        finalmente chegou; chegou a troca; fui reembolsado; fui reembolsada; já recebi; deu certo; consegui resolver
        """,
    "address": "vocês; você; vcs; vc; vosso; vossa; vos; seu; sua; seus; suas; tu; te; teu; tua",
    "mine": "eu; meu; minha; meus; minhas; me; mim; nós; nosso; nossa; comprei; pedi; recebi; tenho; estou",
    "ack": """
        obrigado; obrigada; obrigadão; obg; brigado; brigada; valeu; muito; mil; pela; pelo; a; o; sua; vossa; ajuda; resposta;
        rápida; atenção; retorno; info; informação; ok; okay; beleza; blz; certo; perfeito; ótimo; ótima; legal; show; top; entendi;
        entendido; combinado; sim; tá; bom; bem; boa; tarde; noite; dia; e; de; nada; vocês; todos; equipe; equipa; abraço; abraços;
        igualmente; kkk; kkkk; haha; já; tudo; por; responder; desde; mesmo; massa; fixe; maravilha; excelente
        """,
    "ack_core": """
        obrigado; obrigada; obrigadão; obg; brigado; brigada; valeu; ok; okay; beleza; blz; certo; perfeito; ótimo; legal; show;
        entendi; entendido; combinado; kkk; kkkk; haha; excelente; maravilha; top; fixe; sim
        """,
    "phone": """
        telefone .. ninguém/atende/atendem/ocupado/não/nao/espera/desligam/cai/horas/hora/minutos;
        pelo telefone .. ninguém/não/horas/hora/minutos; por telefone .. ninguém/não/nao/horas;
        ninguém atende ?o ?telefone/chamada/chamadas/ligação/ligações; ninguém atende;
        não/nao atendem/atende o/as/a/os/ninguém ?telefone/chamadas/ligações;
        ligação/ligações/chamada/chamadas .. cai/caiu/desligam/sem/ninguém/cortada/espera/perdida;
        ligo/liguei/ligando/ligar/ligamos .. ninguém/vezes/desligam/desligaram/cai/sem/não/nao/horas/espera/minutos;
        desligaram na minha cara; desligam na cara; desligaram o telefone; me desligaram; em espera .. minutos/hora/horas;
        $number minutos/horas/hora ao/no telefone; $number minutos/horas/hora em espera; minutos/horas de espera;
        não/nao/nunca retornam/retornaram/devolvem ?a/as/minha ?ligação/ligações/chamada; nunca me ligaram; não me ligaram;
        linha .. ocupada/muda/muta/cai/caída/impedida; call center; número .. não/ninguém/ocupado/existe; sac .. não/ninguém/nunca;
        0800 .. não/ninguém/nunca
        """,
    "email": """
        email/emails/mail/mails .. sem/ninguém/ignorado/ignorados/resposta/volta/nunca/respondido/respondem;
        não/nao respondem/respondeu/responderam ?a/ao/aos ?meus/os/meu emails/email/mails/mail;
        ninguém responde ?a/ao/aos ?meus/os/meu emails/email/mails; sem resposta a/aos/ao/dos ?meus/meu emails/email/mails;
        mandei/enviei/enviado/mandado .. emails/email/mails/mail; escrevi .. vezes/ninguém/emails;
        formulário .. não/ninguém/erro/funciona; resposta automática; respostas automáticas
        """,
    "chat": """
        chat .. ninguém/bot/inútil/cai/fechado/não/nao/robô/encerrado/encerraram/espera; chatbot; robô .. não/nao/inútil;
        falar com robô
        """,
    "store": """
        mal/mau atendido/atendida/atendimento na/em ?vossa/sua loja; loja .. fechada/mal/recusaram/recusou/ninguém/grosseiro/grosseira/negaram;
        na loja .. não/nao/ninguém/recusaram/mal/grosseiro/disseram;
        vendedor/vendedora/atendente/funcionário/funcionária/gerente .. grosseiro/grosseira/mal/negou/péssimo/recusou/rude
        """,
    "website": """
        site/página/website .. não/nao/fora/erro/caiu/lento/funciona/falha/carrega/trava;
        não/nao consigo entrar/acessar/aceder/pagar/comprar/logar/finalizar/cadastrar/fazer;
        não/nao me deixa entrar/pagar/comprar/logar; senha .. não/nao/recuperar/redefinir; palavra passe .. não;
        erro .. site/pagamento/página
        """,
    "app": """
        app/aplicativo/aplicação .. não/nao/erro/falha/trava/travando/fecha/lento/crasha/cai/funciona/lixo/bloqueia;
        desde a atualização; depois da atualização; desde a última atualização
        """,
    "delivery": """
        $goods .. não/nao/nunca/ainda/atrasado/atrasada/atraso/perdido/perdida/extraviado/extraviada/sumiu chegou/chega/foi/entregue/aparece/recebi/está/não;
        $goods .. não/nao/nunca chegou/chega/foi/entregue/aparece; $goods atrasado/atrasada; $goods .. atrasado/atrasada;
        $goods .. atraso; $goods perdido/perdida/extraviado/extraviada; não/nao/nunca recebi/recebo ?o/a ?meu/minha $goods;
        esperando ?o/a ?meu/minha $goods; à espera da/do ?minha/meu $goods; cadê ?o/a meu/minha $goods;
        onde está ?o/a meu/minha/o/a $goods;
        entregador/transportadora/correios/motoboy/estafeta/ctt .. não/nao/nunca/perdeu/deixou/jogou/atrasado/mal;
        entrega .. atrasada/atraso/péssima/demora/desastre; dias de atraso; rastreio .. não/nao/sem/parado;
        rastreamento .. não/nao/sem/parado
        """,
    "social": """
        mensagens/dm/dms/direct/tweets .. ignoram/ignorado/sem/ninguém/nunca/não; não/nao respondem .. mensagens/dm/dms/direct/tweets;
        me bloquearam; bloquearam me; apagam/apagaram .. comentário/comentários
        """,
    "injury": """
        dá choque; levar choque; pedaço de metal; queimou; queimado; queimada; queimadura; queimaduras; me queimei;
        queimei a/o/meu/minha $body; queimou a/o/meu/minha $body; choque elétrico; choque eléctrico; levei um choque; levou um choque;
        tomei um choque; deu choque; dando choque; eletrocutado; eletrocutada; ferido; ferida; feridas; ferimento; ferimentos; lesão;
        machucou; machucado; machucada; machuquei; magoou; sangue; sangrou; sangrando; hospital; emergência; urgências;
        pronto socorro; ambulância; samu; intoxicação; intoxicado; intoxicada; envenen*; reação alérgica; alergia; asfixia; engasgou;
        sufoc*; cortou a/o/meu/minha $body; me cortei; cortei me; inconsciente; desmaiou; desmaiei; vômito; vômitos; vomitando;
        vomitou; passei mal; passou mal; cacos de vidro; pedaço de vidro; vidro no; vidro na; perigo; perigoso; perigosa;
        quase morreu; podia ter morrido; podia morrer; bolhas; fuga de gás; vazamento de gás; cheiro de gás; cheiro a gás; monóxido
        """,
    "fire": """
        incêndio; incendiou; pegou fogo; pegando fogo; fogo; em chamas; chamas; fumaça; fumo; saindo fumaça; explodiu; explosão;
        explode; estourou; faíscas; faísca; derreteu; derretido; derretida; curto circuito; superaqueceu; sobreaqueceu;
        cheiro de queimado; cheiro a queimado; bombeiros; bateria inchada
        """,
    "legal": """
        lgpd; rgpd; proteção de dados; advogado; advogada; advogados; processar; processo; processarei; processá los; justiça;
        na justiça; tribunal; denúncia; denunciar; procon; reclame aqui; consumidor gov; deco; livro de reclamações; ação judicial;
        medidas legais; medidas judiciais; polícia; ilegal; juizado; pequenas causas; anatel; defesa do consumidor
        """,
    "data_breach": """
        vazamento de dados; vazaram; vazou; vazados; fuga de dados; dados .. vazados/roubados/expostos/vendidos/públicos/vazaram;
        roubo de dados; hackeado; hackeada; hackearam; hackers; invadida; invadiram minha; invadido; dados pessoais; dados de outra;
        dados de outro; dados de outros; conta de outra; conta de outro; pedido de outra; pedido de outro; de outro cliente;
        de outros clientes; roubo de identidade; compra não autorizada; cobrança não autorizada; não reconheço essa;
        não reconheço esta; clonado; clonada; clonaram; phishing
        """,
    "discrimination": """
        racista; racistas; racismo; sexista; sexismo; machista; machismo; homofobia; homofóbico; homofóbica; transfobia; transfóbico;
        discriminação; discriminado; discriminada; discriminaram; xenofobia; xenófobo; antissemita; injúria racial;
        cadeira de rodas .. não/nao/negaram/recusaram; cão guia; pela minha cor; por ser gay; por ser negro; por ser negra;
        por ser mulher; capacitismo; capacitista
        """,
    "self_harm": """
        me matar; matar me; suicídio; suicidar; suicidar me; quero morrer; tirar minha vida; tirar a minha vida; não quero viver;
        não quero mais viver; acabar com a minha vida; acabar com minha vida; automutilação; me machucar de propósito
        """,
    "outage": """
        caiu o sistema; sistema caiu; sistema fora; fora do ar; tudo fora; servidores caíram; servidor caiu; servidor fora;
        sem serviço; sem internet; sem sinal; sem luz; apagão; queda de energia; queda do serviço; nada funciona; não funciona nada;
        instabilidade; interrupção do serviço; falha geral
        """,
    "press": """
        jornalista; jornalistas; repórter; imprensa; assessoria de imprensa; gabinete de imprensa; entrevista; reportagem; redação;
        matéria sobre; artigo sobre; nota à imprensa; para uma matéria; porta voz
        """,
}
