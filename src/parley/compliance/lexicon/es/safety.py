"""Spanish phrases that tell of a danger to life: one's own, or from somebody else.

Recall counts more than precision here: a missed one can cost a life, a false one a message.

Source: rules EV-SELFHARM and EV-DV.
"""

from __future__ import annotations

from parley.compliance.lexicon.phrase import Phrase, phrases, whole_message

_HURT = (
    r"(?:pega|pegaba|pego|golpea|golpeaba|golpeo|maltrata|maltrato|maltrataba|amenaza|amenazo|amenazaba|obliga|"
    r"obligo|obligaba|obligaban|forzo|forzaba|fuerza|controla|abusa|abuso|viola|violo|ahorco|persigue|acosa|va a "
    r"matar|quiere matar|quiere hacer dano|va a pegar|encierra|hace dano|hizo dano|empuja|empujaba|dejaba marcada|"
    r"tiene encerrad[oa]|tiene amenazad[oa])"
)
_HIM = (
    r"(?:mi (?:\w+ )?(?:ex|espos[oa]|marido|pareja|novi[oa]|hij[oa]|padrastro|padre|papa|suegr[oa]|ex \w+|nuera|"
    r"herman[oa]|tio|jefe de casa)|el|ella|el papa de (?:ellos|mis \w+)|un hombre|ese hombre|los que me trajeron)"
)
_SIGN = r"(?:firmar\w*|sacar\w*|abrir\w*|pedir\w*|agarrar\w*|tomar\w*|endeudar\w*|poner\w*)"

SAFETY: tuple[Phrase, ...] = (
    phrases(
        "express_crisis", "ES-CRISIS",
        r"(?:me )?(?:quiero|voy a|quisiera|pienso|prefiero|ganas de|deseo|quiere|va a|queria|dice que se va a|"
        r"pensando en|pensado en) (?:ya )?(?:morir(?:me|se)?|matarme|matarse|suicid\w+|quitarme la vida|quitarse la "
        r"vida|acabar con (?:mi vida|todo(?= \.|$| de| ya)|mi|esto de una vez)|estar muert[oa]|desaparecer(?! (?:de "
        r"(?:la|su) lista))|no existir|no seguir|ahorcar(?:me|se)|colgarme|tirarme)",
        r"(?:me|se) quiere?o? (?:morir|matar)(?! de (?:la )?(?:risa|verguenza|pena))",
        r"me voy a (?:matar|suicidar|colgar|ahorcar|tirar (?:de|del|al|a las)|ir de aqui(?= \.|$))",
        r"mejor me muero|si me muero|para que sigo viviendo",
        r"me (?:mato|suicido|cuelgo|corto las venas|corto para|corte los brazos|corte las)",
        r"suicid\w+",
        r"(?:ya )?no quiero (?:vivir|seguir (?:viviendo|asi|con vida|aqui|viv[oa])|estar (?:aqui|viv[oa])|despertar|"
        r"existir)(?! (?:aqui en|asi de endeud|en este))",
        r"(?:no (?:tiene|hay|le veo|tengo|encuentro|veo)|perdi|sin)(?: \w+)? (?:sentido|razon(?:es)?|motivos?|ganas|"
        r"caso|fuerzas|por que) ?(?:a |de |para |en |por )?(?:la vida|vivir|seguir(?: viviendo)?(?! (?:pagando|"
        r"trabajando))|mi vida|que vivir|la que vivir)\w*",
        r"no tengo por que vivir|las ganas de (?:seguir )?viv\w+|la vida no vale|ya no vale la pena vivir",
        r"(?:ya )?no (?:puedo|aguanto|soporto) (?:mas|mas con (?:la|esta|mi) vida|seguir (?:asi|viviendo)|la vida|"
        r"esta vida|vivir)(?= \.|$| \w+)(?! (?:de|que|con) (?:\$?\d|eso|esa|esto|la deuda|los pagos|tanto))(?! "
        r"(?:pagar|dar|pagando|subir))",
        r"(?:mejor|estarian mejor|mas valdria|valgo mas|valdria mas|tal vez|sirvo mas|mas util) (?:\w+ "
        r")?(?:muert[oa]|sin mi|si (?:me )?(?:muero|muriera))",
        r"(?:hacerme|haciendome|me hago|me haga) dano(?! (?:mi|el|ella|mi ex))",
        r"(?:quitar|quitarme|quitarse|acabar con) (?:mi|la|su) vida",
        r"(?:cansad[oa]|hart[oa]|canse|harte) (?:de )?(?:vivir|la vida|de todo(?= no| \.|$))",
        r"no (?:hay|veo|tengo|encuentro|le veo|le encuentro) (?:otra |ninguna |como )?salid[ao](?! (?:a (?:esta "
        r"deuda|este pago)))|no veo como salir",
        r"(?:ojala|quisiera|quiero) (?:no (?:despertar|haber nacido)|me (?:muriera|muera)|estar muert[oa]|dormir y "
        r"no despertar|irme con (?:mi|dios))\w*",
        r"(?:me quiero|quiero) ir con (?:mi (?:mama|papa|esposo|esposa|hij\w+)|dios)(?: que)?(?: \w+)?",
        r"autolesi\w+",
        r"(?:tirar\w*|aventar\w*|lanzar\w*|brincar) (?:de|del|al|a las|desde) (?:un |una |el |la )?(?:puente|"
        r"edificio|ventana|azotea|tren|vias)",
        r"(?:arriba|parad[oa] (?:en|arriba)|en la orilla|llendo al) (?:del|de un|en el) puente",
        r"(?:ganas de )?(?:cruzarme|aventarme|tirarme) (?:a|al|en) (?:las vias|tren|carro|calle)",
        r"sobredosis|tom\w+ (?:todas )?(?:las|un monton de|muchas) pastillas(?! (?:de la|para la presion))|(?:tengo|"
        r"con) (?:las|el|la|una|un) (?:pastillas|pistola|soga|cuchillo|veneno|frasco)(?: \w+){0,6} (?:en la mano|"
        r"enfrente|en el cajon|no le tengo miedo|conmigo)",
        r"nada por (?:que|lo que) vivir",
        r"(?:cartas|carta|nota) de despedida",
        r"dios (?:mio )?llevame|llevame ya|que dios me lleve",
        r"no se si (?:voy a )?(?:llegar|llegue) a manana|ya no voy a estar aqui|adios ya no",
        r"seguro de vida (?:les )?(?:pagan|cobran|les sirv\w+)|con mi seguro de vida",
        r"no (?:doy|puedo) mas de verdad|ya no doy mas|que ya todo acabe|ya todo (?:se )?acabe",
        r"no existir(?: mas)?|dejar de existir",
        r"se va a ahorcar|se quiere matar|se quiere morir|dice que se quiere",
        unless=(
            r"me mato (?:trabajando|chambeando|en (?:el|dos))|<no_suicide>|morir de la risa|(?:cel|celular|telefono|"
            r"carro|bateria) (?:ya )?se va a morir|desaparecer (?:esta|la|el|mi|esa|estas|"
            r"las)|"
            r"no me quiero morir (?:debiendo|con (?:esta|la) deuda|sin pagar)|acabar con esto de una vez(?: "
            r"\w+){0,2} (?:cuanto|total|mand\w+|pag\w+|link|liquid\w+)|"
            r"no (?:puedo|doy) mas (?:de|que) \$?\d|morirme de (?:risa|verguenza)|no puedo mas que|me voy a ir de "
            r"aqui (?:a|para)|salida (?:de la|a la calle)|me (?:pega|golpea|amenaza\w*|esta amenazando)(?: "
            r"\w+){0,4} dano|matar el tiempo|desaparecer de (?:la lista|su lista|mi vida)|quiero acabar con (?:esta "
            r"deuda|todo esto (?:y pagar|de la deuda))|acabar con todo (?:lo que debo|el saldo)|seguir asi "
            r"(?:pagando|con los pagos)|me (?:quiere|va a) matar"
        ),
    ),
    phrases(
        "express_crisis",
        "ES-CRISIS-SURE",
        r"(?:me|tambien me) (?:quiero|voy a) (?:matar|morir|suicidar)(?! (?:debiendo|con (?:esta|la) deuda|"
        r"trabajando|de (?:la )?risa))",
        r"quitarme la vida"
    ),
    whole_message(
        "express_crisis",
        "ES-CRISIS-WHOLE",
        r"(?:ya )?no puedo mas",
        r"adios para siempre",
        r"ya no aguanto",
        r"(?:me )?quiero morir(?:me)?",
        r"ya me canse de vivir",
        r"ya no doy mas(?: de verdad no doy mas)?"
    ),
    phrases(
        "express_danger", "ES-DANGER",
        rf"(?:{_HIM}|que|y|si|y me|ellos|anos|me sigue y|era|nos)(?: \w+){{0,2}}? (?:me|la|nos|lo|le) "
        rf"(?:{_HURT})(?! (?:la ley|el banco|mandar|llamar|el pago))(?= \.|$| a| si| con| por| y| cuando| que| el| "
        rf"para| de| porque| mucho| \w+)(?! (?:un descuento|una multa))",
        rf"me (?:{_HURT})(?= \.|$| si| y| mi| a| con| el| cada| por| mucho)(?! (?:\w*(?:banco|ley|ustedes|empresa|"
        rf"deuda)|a (?:pagar|trabajar)))",
        rf"me (?:hizo|obligo a|obligaba a|forzo a|hace|obliga a|obligaban a) {_SIGN}(?: \w+)?",
        rf"(?:la|lo) (?:hizo|hace|obligo a|obliga a) {_SIGN}",
        r"violencia(?: domestica| intrafamiliar| familiar|(?= \.|$))|mujeres golpeadas|refugio(?: de violencia)?(?= "
        r"\.|$| para| el| de)|albergue para mujeres",
        r"(?:relacion|pareja|espos[oa]|ex|marido|novi[oa]|hombre|anda cerca y|se pone|el) (?:es |era |muy |cerca y "
        r"es ){0,4}(?:abusiv[oa]|violent[oa]|peligros[oa]|golpeador|agresiv[oa])",
        r"(?:estoy|corro|vivo) (?:\w+ )?(?:en |con )?(?:peligro|miedo de (?:el|ella|mi)|miedo por mi vida)",
        r"(?:tengo|me da|tenemos) (?:mucho )?miedo (?:de |a |que )?(?:el|ella|mi (?:ex|espos[oa]|marido|pareja)|por "
        r"mi vida|me mate|me haga|me encuentre)|me da miedo(?= \.|$)(?! (?:mandar|pagar|dar))",
        r"(?:revisa|checa|lee|mira|vigila|abre) (?:mi|mis|todo|los) ?(?:telefono|celular|mensajes|cartas)?(?= \.|$| "
        r"y| cuando| si)(?! (?:y me avisa))",
        r"me (?:revisa|checa|lee|vigila) (?:el|los|todo)(?: (?:telefono|celular|mensajes))?",
        r"(?:telefono|celular) mi (?:pareja|esposo|marido|novio) lo (?:lee|revisa)|(?:pareja|esposo|marido|novio|"
        r"el) lo lee",
        r"orden de (?:restriccion|proteccion|alejamiento)",
        r"no (?:estoy|es) segur[oa] (?:en (?:mi )?casa|este telefono|aqui con)",
        r"trata de personas|victima de trata",
        r"deuda (?:forzada|bajo coaccion|la hizo mi abusador)|mi abusador|fue parte del? abuso|sufri abuso|bajo "
        r"amenaza",
        r"(?:si )?(?:el|mi (?:esposo|marido|novio|ex|pareja)) (?:ve|mira|se entera|lee|sabe)(?: \w+){0,4} (?:me "
        r"(?:mata|pega|va a pegar|golpea|va a matar))",
        r"(?:estoy |ando |sali |vivo )?(?:huyendo|escondid[oa]|escapando|hui)(?: \w+)? (?:de|en|con|por) (?:mi|el|"
        r"un|una|los|ese|refugio)(?: \w+)?|sali huyendo",
        r"(?:me )?(?:puso|saco|amenazo con) (?:una |un |el |la )?(?:pistola|cuchillo|arma|navaja)(?! en venta)",
        r"(?:el no puede|que no sepa|no le den) (?:saber )?(?:donde|mi direccion)",
        r"(?:salio de la carcel y )?(?:me anda|anda) (?:buscando|buscandome) para matarme",
        r"(?:nos|me) quiere matar",
        r"con amenazas(?: de muerte)?|a puro golpe|conmigo a golpes|me dejaba marcada|ojo morado",
        r"(?:tiene un arma|esta afuera de la casa|rompiendo las cosas|me encerre en el)",
        r"se (?:desquita|pone como loco|pone violento)(?: conmigo)?",
        r"(?:le pega|lo golpea|la golpea|le grita) (?:a mi|la empuja|y la)(?: \w+)?",
        r"firm\w+ (?:\w+ ){0,4}?(?:porque|por) (?:me amenazo|miedo|amenaza)",
        r"quitarme a mis (?:ninos|hijos) si no",
        r"me quita (?:el|mi) (?:cheque|sueldo) y|me quitaba el sueldo",
        r"me quiere hacer dano|hacerme dano",
        r"me metio en esa deuda", r"no me deja (?:trabajar|salir)(?= \.|$)",
        unless=(
            r"(?:ley|suspension|stay|derecho\w*)(?: \w+){0,5} viola|(?:telefono|celular|aparato|programa)(?: \w+)? "
            r"me lee|"
            r"si se entera (?:jaja|jeje)\w*|"
            r"me va a matar si no (?:pago|le doy|cocino)|(?:ustedes|la ley|el banco|el casero|mi casero|esta deuda|"
            r"mi jefe|el trabajo|la companya|la compania|su compania|la situacion|el dolor|el estres) (?:me|nos) "
            r"(?:\w+ )?(?:obliga|amenaza\w*|va a matar|golpe\w+|acosa\w*)|mi (?:casero|dueno) me amenaz\w+|es "
            r"peligroso (?:dar|mandar|poner|enviar)|no es segur[oa] (?:dar|mandar|poner|enviar)|me da miedo (?:dar|"
            r"mandar|que (?:sea|me roben))|me (?:pega|pego) (?:el (?:sol|dinero|hambre)|duro la)|(?:la vida|el "
            r"covid|la pandemia) me (?:golpeo|pego)|me obliga(?:n|ron)? a pagar|usted(?:es)? (?:me|nos) "
            r"(?:amenaz\w+|acos\w+)|(?:no )?me acosen|acosando|hacerme dano$|matar\w* de (?:risa|hambre)"
        ),
    ),
)  # fmt: skip
