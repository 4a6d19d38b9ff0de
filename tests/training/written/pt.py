"""Portuguese."""

SLOTS = {
    "coisa": "celular | telemóvel | notebook | chaleira | televisão | impressora | carro | sofá | vestido | bicicleta | conta | tablet | assinatura",
    "envio": "pedido | encomenda | entrega | reembolso | reserva | fatura | passagem | conserto",
    "servico": "internet | o trem | o ônibus | o voo | o aplicativo | o site | o wifi | a luz | o servidor | a linha",
    "quem": "atendente | entregador | técnico | vendedor | gerente | funcionário | garçom",
    "tempo": "20 minutos | uma hora | 2 horas | 3 dias | uma semana | duas semanas | um mês | 6 semanas",
    "quando": "hoje | ontem | amanhã | segunda | semana passada | sexta | hoje à noite | às 18h",
    "lugar": "São Paulo | Lisboa | o aeroporto | a estação | Porto | Rio | Recife | Brasília | a loja",
    "quebrado": "não funciona | está quebrado | parou de funcionar | chegou danificado | trava toda hora | vaza | não liga | falhou de novo",
    "ruim": "uma vergonha | inaceitável | um desastre | péssimo | horrível | lamentável | um absurdo | um descaso | decepcionante | ridículo",
    "bom": "ótimo | excelente | perfeito | maravilhoso | incrível | muito simpático | nota dez | fantástico | sensacional | super rápido",
    "opcao": "wifi a bordo | desconto de estudante | embalagem de presente | modo escuro | devolução grátis | opções veganas | mais espaço",
}
COMPLAINT = """
meu {coisa} {quebrado} e ninguém me ajuda
{coisa} {quebrado} depois de {tempo}
estou esperando meu {envio} há {tempo}
cadê meu {envio}? era para chegar {quando}
meu {envio} nunca chegou e ninguém responde meus emails
{envio} atrasado de novo, {ruim}
{tempo} na espera do telefone, {ruim}
depois de {tempo} desligaram na minha cara
já liguei três vezes e nada
terceira vez que escrevo e ninguém responde
ninguém atende o telefone
o {quem} foi muito grosso, {ruim}
o atendimento de vocês é {ruim}
pior atendimento da minha vida, nunca mais
nunca mais compro com vocês
quero meu dinheiro de volta
cobraram duas vezes e não devolvem
sem {servico} desde {quando} e nenhuma explicação
{servico} atrasado de novo. {ruim}
{servico} {quebrado}, o que vocês vão fazer?
por que {servico} {quebrado} sempre? que raiva
muito decepcionado com vocês
cancelaram meu {envio} sem avisar
isso é {ruim}
me ajudem por favor, meu {coisa} {quebrado}
"""
SARCASM = """
obrigado por nada
que ótimo, mais um atraso
parabéns, perderam meu {envio}
que maravilha, {tempo} na espera
"""
SORE = """
deixei cair meu {coisa}, que tristeza
saudade do meu antigo {coisa}
que pena, tudo esgotado
"""
QUESTION = """
vocês têm {opcao}?
tem {opcao} {quando}?
como posso mudar meu {envio}?
quanto tempo demora um {envio} para {lugar}?
quanto custa o {coisa}?
onde encontro o número do meu {envio}?
que horas vocês abrem {quando}?
vocês entregam em {lugar}?
{servico} está no horário {quando}?
dá para pagar com cartão?
quando sai o novo {coisa}?
com quem falo sobre um {envio}?
alguém sabe se o {coisa} tem {opcao}?
obrigado! e como consigo {opcao}?
"""
REQUEST = """
podem me mandar uma DM por favor?
preciso de ajuda com meu {envio} por favor
queria mudar meu {envio} para {quando}
podem verificar meu {envio}? número 48210
por favor coloquem {opcao}
"""
FACT = """
sim
não, ainda não
mandei uma DM
é o número 48210
em {lugar} {quando}
a caminho de {lugar}
vou tentar {quando}
@brand abre uma loja em {lugar} {quando}
novo {coisa} da @brand {quando}
"""
PRAISE = """
meu novo {coisa} é {bom}
{bom}, meu {envio} já chegou
o {quem} de {lugar} foi {bom}
atendimento {bom}, recomendo
melhor atendimento que já tive
amo meu {coisa}
parabéns ao {quem} de {lugar}, {bom}
vocês são {bom}
pontual e simpático, {bom}
feliz com meu {coisa}
ansioso para {quando} em {lugar}
"""
THANKS = """
obrigado
obrigada
muito obrigado
obrigado pela ajuda
obrigada pela resposta rápida
muito obrigado ao {quem} de {lugar}
perfeito, obrigado
já resolveu, obrigado
voltou a funcionar, obrigada
"""
