"""Spanish phrases that tell of a wish to die, by what they are made of: life denied, death wished for, means, farewell.

`safety` holds the fixed expressions; here a rule is a small grammar. Recall counts more than precision: a missed one can
cost a life, a false one a message.

Source: rule EV-SELFHARM.
"""

from __future__ import annotations

from parley.compliance.lexicon.phrase import Phrase, phrases

_DIE = (
    r"(?:morir(?:me|se)?|matar(?:me|se)|suicid\w+|quitar(?:me|se) la vida|colgar(?:me|se)|ahorcar(?:me|se)|"
    r"envenenar(?:me|se))"
)
_LIVING = (
    r"(?:vivir|viviendo|la vida|mi vida|existir|existiendo|respirar|estar viv[oa]|viv[oa]|en este mundo|en esta "
    r"(?:tierra|vida))"
)
_REASON = r"(?:sentido|caso|razon(?:es)?|motivos?|chiste|ganas|fuerzas?|para que|objeto|esperanzas?|energia)"
_DEAD = r"(?:muert[oa](?! de)|bajo tierra|enterrad[oa]|tres metros bajo|en el (?:panteon|cementerio|ataud|cajon)|colgad[oa])"
_MEANS = r"(?:soga|cuerda|pistola|veneno|navaja|cuchillo|escopeta|frasco|arma|pastillas)"
_BODY = r"(?:munecas?|venas|cuello|cabeza|boca|sien|pecho|garganta|brazos|piernas)"
_POISON = r"(?:veneno|cloro|raticida|insecticida|pesticida|lejia|acido|anticongelante|matarratas)"
_JUMP = r"(?:aventar|tirar|lanzar|botar|brincar|saltar|arrojar)(?:me|se)?"
_DEAR = r"(?:el|ella|ellos|ellas|mi \w+|mis \w+)"

CRISIS: tuple[Phrase, ...] = (
    phrases(
        "express_crisis", "ES-CRISIS-LIFE",
        rf"(?:no|sin|ni|perdi|ninguna?|poc[oa]s?|me quedan?)(?: \w+){{0,3}}? {_REASON}(?: \w+)? (?:a|de|para|en|"
        r"por) (?:la que |que |lo que |"
        rf"seguir |quedarme |estar ){{0,4}}{_LIVING}(?! (?:en|con|aqui en|ahi) )",
        rf"(?:para|por|a) que (?:quiero |sigo |seguir |voy a |debo |yo |ya ){{0,4}}{_LIVING}|para que (?:sigo aqui|"
        r"seguir "
        r"aqui|vivo)",
        r"(?:no|ya no|nada) (?:vale|tiene|merece)(?: \w+){0,3} (?:seguir|quedarse|vivir|viviendo|continuar) ?(?:en "
        r"este mundo|viv\w+|en esta "
        r"vida|aqui|asi)",
        r"(?:odio|detesto|aborrezco|me duele|me pesa|me cansa|me estorba|hart[oa] de|cansad[oa] de|asco de|no "
        r"soporto|no aguanto) (?:estar "
        r"viv[oa]|vivir(?! (?:en|con|de|aqui|ahi))|existir|mi vida|la vida|esta vida|respirar|despertar)",
        r"(?:la |mi )?vida (?:ya )?(?:no (?:me )?(?:interesa|importa|sirve|vale|tiene (?:caso|sentido|remedio))|se "
        r"(?:me )?acabo|no es vida)(?! "
        r"(?:de la|del) )",
        r"(?:la|mi) vida (?:pienso|voy a|quiero|me dan ganas de|mejor|yo mismo me|me) (?:quitar\w*|la quito|"
        r"acabar\w*)|quitarmela",
        r"no (?:quiero|deseo|pienso|puedo|voy a) (?:seguir|estar|quedarme|continuar|vivir|despertar)(?: \w+)?? "
        r"?(?:(?:aqui )?en (?:este mundo|esta "
        r"tierra|esta vida)|viviendo|viv[oa](?= \.|$)|con vida)",
        r"(?:no|nunca|jamas) (?:vivir|existir|respirar|despertar|despierto|amanecer)(?: nunca| mas| jamas)",
        r"(?:dormir\w*|duermo|dormida?|descansar)(?: de una vez| ya)? (?:y |para )?(?:no despertar|ya no despertar|"
        r"nunca despertar|(?:para|por) "
        r"siempre|eternamente)",
        r"no quiero (?:ver |llegar a )(?:el dia de manana|otro (?:dia|amanecer)|la luz|un nuevo dia|a? ?manana(?= "
        r"\.|$))",
        r"(?:dejar|dejaria) de (?:vivir(?! (?:en|con|ahi|alli|aqui|de))|existir|respirar|estar viv[oa])",
        r"(?:no quiero|ojala no|quisiera no|prefiero no|que ya no) (?:amanecer|amanezca|despertar|despierte|haber "
        r"despertado)(?! (?:tarde|"
        r"temprano|crudo|endeudad|con))",
        r"nadie (?:me )?(?:va a |iba a )?(?:llorar\w*|extranar\w*|notar\w*|echar de menos)(?: \w+)? (?:cuando|si) "
        r"(?:me )?(?:muera|muero|"
        r"muriera|mato|falte|vaya)",
        r"(?:estarian|estaran|viven|vivirian|seran)(?: \w+)? mejor(?: \w+){0,2}? (?:si yo|cuando yo|si)(?: no| ya "
        r"no)? (?:existiera|"
        r"exista|estuviera viv\w+|me muriera|muriera|falte|faltara|desapareciera)",
        r"(?:dejar|dejaria|dejo) de sufrir(?: \w+){0,3} (?:si|cuando|el dia que) me (?:tom\w+|muer\w+|mat\w+)",
        r"(?:nadie|a nadie) (?:me )?(?:necesita|quiere|extranaria|va a extranar|le importo|le hago falta|le importa "
        r"si (?:vivo|me muero))(?: viv[oa]| "
        r"aqui)?(?= \.|$)",
        r"(?:soy|solo soy|nomas soy) (?:un|una|puro) (?:estorbo|carga|peso)(?: \w+){0,2}(?= \.|$| para| mejor| y)",
        r"(?:si (?:es )?que (?:\w+ )?|si )(?:sigo|amanezco|llego|estoy|todavia estoy) (?:con vida|viv[oa])",
        unless=(
            r"jaja\w*|jeje\w*|seguro de vida|ritmo de vida|costo de (?:la )?vida|vida cara|alquiler|renta|de dormir "
            r"bien"
        ),
    ),
    phrases(
        "express_crisis", "ES-CRISIS-DEATH",
        r"(?:solo|nomas|unico|unica|lo que|nada mas|ganas de|ganas|loc[oa] por|pienso|piensa|pensar|pensando|"
        r"pensado|quisiera|quiero|quiere|quiso|"
        r"rezo por|pido|espero|deseo|intente|intentar|trate de|queria|planeando|planeo|hablando de|habla de|"
        r"prefiero|preferiria|mejor|amenaza con|"
        r"list[oa] para|plan es|decidi|decidido)(?: (?:que|es|en|a|ya|de|yo|hacer|quiero|nomas|solo|una vez|por|"
        rf"pido|espero|deseo)){{0,5}} {_DIE}"
        r"(?! (?:de (?:la )?(?:risa|pena|verguenza|hambre|sueno|calor|frio)|debiendo|trabajando|la deuda))",
        r"(?:remedio|solucion|salida|mejor|ojala|quiero|quisiera|espero|deseo|pido|preferiria)(?: \w+){0,3}? (?:me|"
        r"yo) (?:muera|muriera|mate|"
        r"mataran|maten|entierren|lleve (?:dios|la muerte|el senor)|lleven al panteon)",
        r"(?:estare|voy a (?:estar|amanecer)|que este|encuentren|hallen|amanezca|amanecere|prefiero(?: estar)?|"
        rf"quiero (?:estar|amanecer)) (?:ya |aqui )?{_DEAD}",
        r"(?:me voy a|me vaya a|quiero|puedo|capaz que me voy a|ganas de) (?:hacer|hacerme) (?:dano|algo malo)|me "
        r"voy a lastimar",
        r"(?:se (?:va|quiere|quiso|queria|intento|trato de|anda queriendo)|me (?:voy|quiero|queria)) (?:a "
        r")?(?:matar|suicidar|colgar|"
        r"ahorcar|envenenar|quitar la vida|pegar un tiro)(?! (?:trabajando|de (?:risa|hambre)|en el (?:trabajo|jale|"
        r"gym)))",
        r"me (?:quito|voy a quitar|quitare|quite) (?:ya )?(?:de en medio|del medio|de este mundo)|quitarme (?:de en "
        r"medio|del medio)",
        r"(?:(?:pegar|meter|dar)me|me (?:voy a |quiero |pienso )?(?:pegar|meter|dar|pego|meto|doy|pegue|meta|metere|"
        r"pegare)) un (?:tiro|"
        r"balazo|plomazo|escopetazo)",
        r"(?:perdi|murio|fallecio|se fue|se me fue|enterre|me dejo)(?: \w+){0,8}? (?:quiero|voy a|ganas de|quisiera|"
        r"deseo) "
        r"(?:ya )?(?:ir|irme|reunirme|estar|"
        rf"alcanzar|alcanzarl[oa]) ?(?:con )?{_DEAR}(?= \.|$| ya| en el cielo)",
        r"(?:quiero|ganas de|quisiera|deseo) (?:estar|reunirme|irme) con mi \w+(?: que)?(?: \w+){0,4} (?:cielo|"
        r"murio|fallecio|tumba|muert[oa])",
        r"(?:me iria|irme|quiero ir(?:me)?|me voy|iria) al cielo|(?:me voy|irme|ir) con (?:diosito|mi dios)",
        r"(?:me despido|despedirme|hoy me despido|despidan ?me) (?:de|del) (?:este mundo|esta vida|la vida|mi gente|"
        r"mis hijos|mi familia|todos)",
        r"(?:manana|el \w+|ya|para entonces)(?: \w+)? no (?:voy a estar|estare) (?:viv[oa]|aqui(?= \.|$)|en este "
        r"mundo|despidan\w*|con vida)",
        r"(?:cuando|si) (?:ya )?me (?:encuentren|hallen)(?: \w+)? (?:muert\w+|colgad\w+|tirad\w+|sin vida)",
        r"(?:que|ojala) (?:ya )?me (?:entierren|lleve la muerte|lleve dios|lleve el senor|parta un rayo|mate un "
        r"carro|atropelle\w*)",
        r"(?:por|de) mi (?:propia )?mano(?= \.|$)|morir\w* por mi (?:propia )?mano",
        unless=(
            r"jaja\w*|jeje\w*|(?:carro|cel|celular|telefono|bateria|perro|gato)(?: \w+){0,3} mor\w+|testamento|no "
            r"(?:me )?quiero morir(?:me)? "
            r"(?:debiendo|con|sin)|para morirse|(?:el|ella|ex|marido|esposo|novio|pareja) (?:me )?(?:quiere|quiso|"
            r"va a|trato de|intento) matarme|matar el "
            r"tiempo|(?:te|le|les|los|lo) (?:voy|van) a (?:matar|meter|dar|pegar)|matar (?:a )?(?:esta|la|mi) deuda|"
            r"ni muert[oa]"
        ),
    ),
    phrases(
        "express_crisis", "ES-CRISIS-MEANS",
        rf"(?:tom\w+|beb\w+|trag\w+)(?: \w+){{0,4}}? (?:{_POISON}|(?:todo el|medio|el) frasco(?! de la)|todas "
        r"(?:las|mis) pastillas)(?! (?:de la|para "
        r"la) (?:presion|tos))",
        rf"(?:me (?:la |lo )?(?:puse|pongo|apunto|apunte|pone)|me (?:la|lo) (?:puse|pongo))(?: \w+){{0,4}}? (?:en|"
        rf"al|a) (?:la |el |mi |las )?{_BODY}(?! (?:y "
        r"me rob|para que))",
        rf"(?:cuchillo|navaja|pistola)(?: \w+){{0,6}}? me (?:la|lo) (?:puse|pongo|apunto)(?: \w+){{0,3}} {_BODY}",
        rf"ya tengo (?:list[oa] )?(?:la|el|las|una|un) {_MEANS}(?= \.|$| list\w+| amarrad\w+| aqui| en)(?! (?:de|"
        r"para) la presion)",
        rf"(?:quiero|voy a|pienso|ganas de|me voy a|pensado en|pensando en|quisiera|dan ganas de) {_JUMP} (?:\w+ "
        rf"){{0,3}}?(?:metro|tren|puente|"
        r"azotea|techo|balcon|edificio|vias|rio|barranco|carro|trailer|calle)",
        r"(?<!lo )(?<!la )(?:me )?voy a (?:saltar|aventarme|tirarme)(?= \.|$)",
        r"(?:en|sobre|arriba de|subid[oa] (?:a|en)|parad[oa] en) (?:la|el|un|una) (?:azotea|barandal|cornisa|"
        r"puente|techo|borde|orilla|balcon)(?: "
        r"\w+| \.){0,6}? (?:ganas de bajar\w*|salt\w+|avent\w+|tir\w+me|acab\w+|despid\w+|vida)",
        rf"(?:tengo|traigo|agarre|saque|compre)(?: \w+){{0,2}} {_MEANS}(?: \w+){{0,6}}? (?:usarla|usarlo|usar)(?: "
        r"\w+)? (?:conmigo|en mi)",
        r"estrellar(?:me|nos)?(?: el carro| la troca| mi carro)? contra|(?:soltar el volante|irme al barranco)",
        r"(?:dejar?|dejo|abr\w+)(?: \w+){0,3}? gas(?: abierto| prendido)?(?: \w+){0,3}? (?:dorm\w+|morir\w*|siempre|"
        r"acab\w+)",
        r"(?:me|ando|sigo|volvi a|estoy) (?:(?:ando|estoy|sigo|volvi a|vuelvo a) )?(?:cortando(?:me)?|"
        r"lastimando(?:me)?|haciendo(?:me)? cortes|cortar"
        r"me|lastimarme|quemandome)(?= \.|$| otra| los| las| de nuevo| con| cada| mis| para| por)(?! (?:el pelo|la "
        r"luz|las unas|los gastos))",
        r"me (?:lastimo|autolesiono|quemo)(?= \.|$| para| cada| cuando| a proposito| sol[oa]| con (?:el|un) "
        r"(?:cigarro|encendedor))",
        r"me (?:corto|corte|cortaba|he cortado)(?: otra vez)? (?:los brazos|las (?:venas|piernas|munecas)|mis "
        r"(?:brazos|piernas))",
        r"(?:hice|hago|hacerme|hacer|haciendo(?:me)?) cortes",
        unless=(
            r"jaja\w*|jeje\w*|en (?:el|mi) trabajo|cocina(?:ndo)?|me (?:pusieron|robaron|asaltaron)|(?:el|ella|ex|"
            r"marido|esposo|novio) me (?:puso|pone|apunto)|de la presion|accidente"
        ),
    ),
)  # fmt: skip
