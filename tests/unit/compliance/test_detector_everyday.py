"""What people write while they negotiate, in the very words the rules listen for: nothing of it has legal effect.

A wrong hold silences somebody who wants to pay, so each of these is as much a rule as any phrase in the lexicon.
"""

import pytest

from parley.compliance.detectors import detect

EVERYDAY = """
ok whats the least i can pay to stop this from growing
i get paid on the 1st and the 15th so after the 15th works for the payment
can you take 300 and call it even
my wife handles our checkbook ill ask her tonight
i just started a new job so i can do 75 a month
im not able to do 200 but i could do 80
thats not gonna work for me, what else you got
never mind i found the link
can i use my debit card on the site
i want to use my visa for the first payment
do you charge a fee for paying by card
will you stop charging interest if i sign up for a plan
my hours got cut in half and my rent went up
i was in jail last year so i lost my job
my dad passed in june and i'm paying off his funeral, money is tight
i'm at the bank now can you tell me the exact amount
text me the amount again please
email me the receipt when its done
please mail the agreement to my house
can you mail me a payoff letter
i already told the other guy i can do 50
i paid my rent so i only have 40 left
i paid 25 last week what do i still owe
how come my payment isnt showing
did my payment from friday go through
i made the first payment, when is the next one
i dont remember this account, what is it for
is this for my capital one card
who do i make the check out to
what company do i write on the check
what is the name of the company i'm paying
is this the hospital bill from march
how old is this bill
when did i open this account
what happens if i dont pay
what happens if i miss a payment
if i stop paying will you sue me
can you guys garnish my check
am i going to be arrested for this
my lawyer friend says i should settle, how much would you take
do i need an attorney for this
should i file bankruptcy or just settle
i dont want to file bankruptcy so lets work something out
i thought about bankruptcy but id rather pay
my cousin filed bankruptcy and it ruined her credit
is there a program for veterans
im a disabled vet on a fixed income
my husband got laid off from the base
my daughter is 16 and needs braces so i cant do much
i have 3 kids under 10
im 62 and on social security
my mom is sick so i had to stop working
my boyfriend left and im paying everything alone
my ex doesnt pay child support
i cant do this amount
i cant afford this
im drowning in bills
these payments are killing me
my phone is dying let me charge it
stop, i meant 50 not 500
wait stop let me read that
no stop calling it a loan it was a credit card
dont send it yet ill call you
dont text me the link, email it
dont charge me until friday please
can you not take it out until the 20th
dont run it before the 5th
could you pull it on the 3rd instead
cancel my plan i want to pay it all
cancel that i changed my mind
end of the month works better
i can end this today with 400
remove the late fee and ill pay today
take off the interest and ill pay it
take 200 off and we have a deal
not interested in the settlement, i want a monthly plan
not right now maybe next month
im not paying 500 up front
i wont pay the fees but ill pay the balance
i wont be able to pay this friday
no way i can do that
never gonna be able to pay it all at once
no money till friday
nothing until my check comes
i only have 20 to my name
the card on file expired use my new one
update my card number
i lost my card so my payment wont go through
somebody stole my truck so im behind on everything
i got scammed last month and lost my savings
is this a scam
how do i know this isnt fraud
prove you are who you say you are
why are you texting me from this number
who gave you my number
you texted me at work earlier, im home now
yes its me but i go by Tony
im maria but my last name changed
im not sure what you mean
its not that im refusing its that im broke
im not mad just frustrated
you people are unbelievable
what a joke of a company
my boss pays me weekly
my neighbor told me about this
my friend settled hers for half
my mom says to set up a plan
my husband and i can do 100 together
his check comes friday so we can pay then
can my daughter pay it for me
can i have my brother call you
how do i add my wife to the account
i want to talk to a manager
get me your supervisor
can i get a real person
are you a bot
my english is not good
i moved to texas
new address is 12 main st
my new number is 555 0101
i changed my email
what are the hours for calling in
what time do you close
best time to call you?
call me when you can
can someone call me tomorrow about the plan
ill be home after 6 and can pay then
i can do fridays
the 5th of every month
sunday is fine for the payment
no weekends for the draft please
i missed it because i was in the hospital
i just got out of the hospital
i had a death in the family
my grandma died so i flew home and spent everything
sounds good ill take it
thats too old school for me lol
im too old for this
that card is older than dirt lol but ok how much
i had that card like 12 years ago, what do i owe now
can i still settle even though its old
will it come off my credit in 7 years
does this show on my credit report
can you report it as paid when im done
can i get proof of my payment
send me something in writing with the plan terms
can i get the offer in writing
i need it in writing before i agree to the deal
i want to see the numbers first
show me the options
what do i owe originally vs now
what was the original balance
how much was it originally
when was it charged off
what interest rate did it start with
where did the extra 200 come from
why did it go up
the amount went up since last time, why
i thought it was 600
so i owe 640 correct
thats not what i expected
thats more than i thought
how long do i have to decide
what are my rights
can you legally charge interest
is it legal to call me on sunday
do you have a license
are you reporting this to the bureaus
have you reported me yet
are you going to report this to the irs
i cant come to the office
ill come down there and pay cash
can i come by the office friday to pay
ill find the money somehow
ill kill it with the tax refund
this rent is killing us
i could just die of embarrassment
im dying to get this paid off
i want this to be over with
i just want it over
i want to end this debt
id like to close this out
i want to be done with this
whats the point of a plan if it keeps growing
im tired of bills
im sick of this debt
i give up just tell me the number
dont hurt my credit please
did you hurt your hand lol
you guys are killing me here
my ex hit my car so i have repairs
he made me a deal already
she makes more than me so she pays
my husband controls the budget ill ask
my wife will kill me if i miss the mortgage
my landlord threatened to evict me
they locked me out of my account
police impounded my car
i got arrested for a dui and lost my license, cant drive to work
i had to bail my brother out
he is doing better now thanks
my kid is in 5th grade and we need school clothes
i was 19 when i opened it
i was young and dumb
i used it in college
my parents opened it with me
i cosigned for my brother but ill pay it
my sister and i split it
it was a joint card with my ex but ill handle it
we divorced but i agreed to pay this one
insurance only paid part so i owe the rest
insurance said i owe 300
medicare paid most of it
is there a mistake in my plan dates
i think the due date is wrong
wrong amount i meant 60
i typed the wrong number sorry
i dont owe any other bills so i can do 100
after this i wont owe anything right
once i pay this i dont owe you anything else right
i returned your call yesterday
i sent you an email
i sent in the hardship form
i signed the agreement
i never got the link
i never got my receipt
i didnt get the code
i didnt get your letter yet but i want to pay
send me the letter and the link
can you verify my address
verify my payment went through please
what do you need to verify me
i lost my paperwork
i have the paperwork you sent
cuanto es lo minimo para que no siga creciendo
me pagan el viernes y ahi le mando
no puedo 200 pero si le doy 70
puedo pagar despues del 15
mi esposa lleva las cuentas, le pregunto y le aviso
quiero usar mi tarjeta de debito
me cobran comision por pagar con tarjeta
me quitan los intereses si hago un plan
ya me bajaron las horas en el trabajo
mi papa murio en junio y quede endeudado con el funeral
estoy en el banco, cual es el monto exacto
mandeme el recibo por correo cuando pague
mandeme el acuerdo por correo por favor
pague la renta y solo me quedan 40
ya pague 25 la semana pasada, cuanto falta
si paso mi pago del viernes?
ya hice el primer pago, cuando es el otro
no me acuerdo de esta cuenta, de que es
a nombre de quien hago el cheque
a que compañia le hago el giro
de que tienda es esto
que pasa si no pago
que pasa si dejo de pagar
me pueden quitar el carro
me van a meter a la carcel por esto
necesito un abogado para esto?
no quiero declararme en bancarrota, prefiero pagar
mi primo se declaro en quiebra y le fue mal
mi hija tiene 16 y necesita frenos, no me alcanza
tengo 3 hijos chiquitos
tengo 62 años y vivo del seguro
mi mama esta enferma y deje de trabajar
no puedo con esa cantidad
los biles me estan matando
se me esta muriendo el celular
espere, quise decir 50 no 500
no me cobren hasta el viernes por favor
no lo saquen antes del dia 5
quiero cancelar mi plan y pagar todo
cancele eso, cambie de opinion
a fin de mes me queda mejor
quiten el recargo y le pago hoy
bajenle 200 y cerramos
no me interesa el descuento, quiero pagos
ahorita no, tal vez el otro mes
no voy a pagar 500 de entrada
no voy a poder pagar este viernes
no hay forma de que pague todo junto
no tengo dinero hasta el viernes
la tarjeta que tienen ya vencio, use la nueva
perdi mi tarjeta y no va a pasar el pago
me robaron la troca y ando atrasado
como se que no es fraude
quien le dio mi numero
si soy yo pero me dicen Tony
no estoy seguro que quiere decir
no es que no quiera es que no tengo
ustedes son unos ratas
mi jefe me paga por semana
mi vecina me dijo de esto
mi amiga arreglo lo suyo por la mitad
mi esposo y yo podemos dar 100 entre los dos
puede pagar mi hija por mi
quiero hablar con un supervisor
pongame con una persona
me cambie a texas
mi nuevo numero es 555 0101
a que hora cierran
que hora es mejor para llamarles
los viernes puedo pagar
el 5 de cada mes
el domingo esta bien para el pago
no pude porque estuve en el hospital
se murio mi abuela y gaste todo en el viaje
esa tarjeta la tuve hace 12 años, cuanto debo
se puede arreglar aunque sea vieja
en 7 años se borra de mi credito?
me da un comprobante de mi pago
mandeme por escrito los terminos del plan
quiero el acuerdo por escrito
cuanto debia al principio
pense que eran 600
entonces debo 640 verdad
cuanto tiempo tengo para decidir
cuales son mis derechos
donde me quejo si el plan sale mal
van a reportarlo al buro
voy a la oficina el viernes a pagar
voy a ir para alla a pagar en efectivo
me muero de pena
me muero de risa
ya quiero acabar con esta deuda
quiero terminar con esto
estoy cansado de tanta deuda
mi marido controla los gastos, le pregunto
mi casero me amenazo con sacarme
mi esposa me va a matar si no pago la renta
yo tenia 19 cuando la saque
fui fiador de mi hermano pero yo lo pago
el seguro solo pago una parte y debo lo demas
me equivoque de cantidad, son 60
escribi mal el numero
despues de esto ya no debo nada verdad
mande la forma de ayuda
ya firme el acuerdo
nunca me llego el link
no me ha llegado el recibo
no me llego el codigo
puede verificar mi direccion
que necesita para verificarme
mi mama no vive aqui pero yo le doy para su renta
hable mas despacio por favor no entiendo
no me hable en ingles
mandeme mensajes en español
puede llamarme mañana para hacer el plan
me puede mandar el link por texto
paren los intereses por favor
can we knock it down to 45 a month starting in feb
my tax refund comes in march, ill clear it then
whats the total if i do 6 payments
hey its derek following up on that plan
i thought we agreed on 60 not 65
could u resend the pay link it expired
ok but only if theres no interest
my account ends in 4421 is that the one
who am i chatting with right now
is there an app for this
the link says error 404
i tried to pay but it declined
my bank flagged it, try again
i'll have my daughter help me with the website
im on the website now where do i click
do i need to sign anything
what if i lose my job again
will the settlement be taxed
can i pay with money order
i mailed it to the old address, is that ok
how do i get a copy of what i signed
i need to push it back a week my hours changed
rather pay weekly if thats cool
i get ssi on the 3rd
i drive for doordash so income goes up and down
we had a baby in may so money is tight
my house flooded and insurance is slow
im waiting on unemployment
got a second job so i can start paying
im back to work after surgery
i was out on leave, just came back
i take care of my mother so i only work part time
my husband passed two years ago and i have been on one income since
lost my wife last year, its been hard to keep up
we lost the house in the fire
i lost my dad and then my job, please bear with me
my brother is in prison so im raising his boys
i used to be in the navy, now i drive a truck
my nephew just joined the marines lol proud
my teenager broke her phone again
my son turns 16 next week, insurance is going up
when i was 17 i worked at that store lol
that place went out of business right
didnt target buy them out
is it the visa or the store card
what was the date of the last payment
when did this go to collections
how did you end up with this account
so you bought this from them?
do you report to all three
will paying it raise my score
can i get sued even if im paying
is there a lawsuit right now
did someone sue me already
should i be worried about court
is it too late to settle
its too late today ill do it tomorrow
am i too late for the discount
it's been a long time since i looked at this
i havent paid in a while, sorry
i never paid a late fee before
i paid everything else off first
i already have a plan with another company
i already signed up yesterday
i already gave you my info
i already told you 50
you already have my card
you took 50 out on the 1st and 50 on the 2nd, was that right
did you charge me twice
was that charge from you
i see a pending charge of 35
i think i was charged the wrong day
the amount in the link is 10 more than you said
shouldnt it be 35 not 45 this month
my statement says 412, is that current
i disagree with the late fee, can you waive it
this is a mess
if i have to
not happy but ok
stop being pushy please
you keep sending the same thing
i got your message yesterday at work, what did it say
email works too for the receipt
please send it to my email
send the paper copy to my po box
write down that i called
leave it as is
leave the date alone
dont worry about it
dont forget to apply my payment
dont have the card with me
never thought it would get this high
no one told me about the fee
nobody explained the interest
nobody here knows my pin lol
somebody told me you settle for half
someone from your office said 40
who said i owed 900
wrong date i meant the 12th
i am not working right now
im not getting paid til the 30th
im not at home
im not from here
im not rich lol
this isnt a good month for me
its not enough info
thats not my plan, mine was 50
not mine to decide my wife has the money
its mine, i'll pay
its my ex's name too but ill take care of it
me puede bajar a 45 al mes desde febrero
mi reembolso llega en marzo y ahi liquido
cuanto seria en 6 pagos
quedamos en 60 no en 65
me reenvia el link que ya vencio
esta bien pero sin intereses
con quien estoy hablando
el link marca error
trate de pagar y la tarjeta no paso
mi hija me ayuda con la pagina
tengo que firmar algo?
y si pierdo el trabajo otra vez
puedo pagar con money order
lo mande a la direccion vieja, esta bien?
mejor pago por semana
me pagan el 3
manejo uber y varia lo que gano
tuvimos un bebe y estamos apretados
se nos inundo la casa
estoy esperando el desempleo
consegui otro trabajo y ya puedo empezar
cuido a mi mama y solo trabajo medio tiempo
mi esposo fallecio hace dos años y desde entonces vivo con un solo cheque
perdi a mi papa y luego el trabajo, tengame paciencia
mi hermano esta preso y yo mantengo a sus hijos
antes estaba en la marina, ahora manejo troca
mi sobrino entro a los marines
mi hija cumple 15 y hay muchos gastos
cuando tenia 17 trabajaba en esa tienda
esa tienda ya cerro verdad
es la visa o la de la tienda
cuando fue el ultimo pago
como llego esta cuenta con ustedes
me van a subir el puntaje si pago
ya es tarde para el descuento?
hace mucho que no pago, disculpe
ya tengo un plan con otra compañia
ya le di mis datos
ya le dije que 50
ese cargo de 35 es de ustedes?
no deberia ser 35 en vez de 45
me manda lo mismo cada vez
vi su mensaje en el trabajo, que decia
por texto se me hace mas facil
mande el recibo a mi correo
nadie me explico los intereses
me dijeron que aceptan la mitad
no estoy en mi casa
no soy de aqui pero aqui vivo
no es buen mes para mi
no es mi culpa
es mia, yo la pago
esta a nombre de mi ex tambien pero yo la pago
hasta cuando puedo decidir
"""


@pytest.mark.parametrize("text", EVERYDAY.strip().splitlines())
def test_an_everyday_turn_is_not_held(text: str) -> None:
    assert [(hit.intent, hit.rule_id) for hit in detect(text)] == []
