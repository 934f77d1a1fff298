"""Spanish phrases: a person under special protection (soldiers, minors, prisoners).

Source: 50 USC 3901 ff.; rules EV-MIL, EV-MINOR and EV-INCAR.
"""

from __future__ import annotations

from parley.compliance.lexicon.phrase import Phrase, phrases, whole_message

_JAIL = (
    r"(?:carcel|prision|penal|bote|tambo|jail|reclusorio|penitenciaria|correccional|condado|calabozo|pinta|"
    r"detencion|centro de detencion|federal|juvenile|custodia|sombra|estatal|centro juvenil|work release|halfway "
    r"house)"
)

PERSONS: tuple[Phrase, ...] = (
    phrases(
        "claim_military", "ES-MILITARY",
        r"(?:servicio|deber) (?:militar )?activo|militar(?:es)? (?:en )?activ[oa]|soldado activo|en activo(?= \.|$| "
        r"me)|activo de la marina|marina activa|navy activo",
        r"(?:me |fui |estoy |esta |fue |anda |ando |desplegad[oa] |andamos )(?:desplegad[oa]|desplegaron|"
        r"movilizad[oa]|movilizaron|activad[oa]|deployed|activaron)",
        r"desplegad[oa] (?:con|en|a)|anda desplegad[oa]|esta en (?:los )?marines desplegad[oa]|nos activaron|"
        r"despliegue militar",
        r"(?:estoy|esta|sirvo|sirve|soy|ando|anda|trabajo|sigo|es|de servicio|son) (?:\w+ ){0,3}?(?:en|de|del|con) "
        r"(?:el |la |las |los )?(?:<es_service>)(?! (?:federal|de (?:la )?(?:hotel|mesa)))",
        r"(?:soy|es|mi \w+ es|como) (?:un |una )?(?:soldado|militar|marine|marino|reservista|sailor|cabo de|"
        r"sargento|army|medico militar|navy|airman|infante)(?! (?:retirad|jubilad))",
        r"(?:me )?(?:llegaron|dieron|tengo|con|recibi|tenemos|por|son) (?:las |mis |unas )?(?:ordenes|orden) "
        r"(?:militares|federal(?:es)?|de (?:pcs|moverme|despliegue|irme)|para irme|para|a (?:italia|alemania|corea|"
        r"japon))(?! (?:pagar|de restriccion))",
        r"scra|ordenes de pcs|ordenes militares",
        r"(?:mision|base|entrenamiento|reserva|unidad) (?:militar|basico|de marina)|base de (?:camp|san diego|"
        r"\w+)(?= \.|$)|base (?:naval|aerea)|en la base(?= \.|$| militar| soy| sigo)|entrenamiento basico|boot camp",
        r"(?:en|de|a|con) deployment|salgo en deployment",
        r"(?:acabo de )?enlist\w+(?! en el plan)",
        r"(?:en|con|para) (?:el |la |los )?(?:army|navy|air force|marines|national guard|guardia nacional|guard)(?= "
        r"\.|$| en| hasta| activ\w+| todavia| y| por| casi| orden| desplegad\w*|,)",
        r"(?:me (?:mandaron|llamaron|movilizaron|transfirieron|asignaron|activaron)) (?:para|a|con|de|por)? ?(?:la "
        r")?(?:kuwait|irak|iraq|corea|reserva|guardia|base|afganistan|polonia|alemania|siria)",
        r"(?:el army|la marina|el ejercito|la guardia) (?:me|lo|la|nos) (?:mando|llamo|activo|movilizo|tiene)",
        r"(?:en|anda en) (?:un |el )(?:barco|submarino|portaaviones)(?: de la marina| con la navy| hasta| y| y no| "
        r"y estamos|(?= \.|$))",
        r"(?:fort|camp) (?:bliss|hood|pendleton|lejeune|bragg|campbell|polk|carson|stewart|benning|sill|drum|riley|"
        r"knox)",
        r"en el mar(?= \.|$)|ley de militares|dependiente de un militar|mi \w+ es militar|con mi unidad|me presento "
        r"(?:a la base|el lunes en el fuerte)",
        unless=(
            r"(?:trabajo|limpi\w+|cocin\w+|jardin\w+|entrego)(?: \w+){0,4} (?:en|a|de) la base|"
            r"(?:vecino|vecina|amigo|amiga|primo|prima) es del|boot camp con|like boot camp|"
            r"veteran[oa]|retirad[oa]|estuve|fui (?:militar|soldado|marine)|ex ?militar|jubilad[oa]|ya (?:me )?sali "
            r"del|army surplus|ordenes de (?:restriccion|proteccion|alejamiento|la tienda)|trata|salvation|navy "
            r"federal|old navy|servicio activo de (?:luz|agua)|crucero|guardia de seguridad|soy (?:guardia|de la "
            r"ciudad|de la marina mercante)"
        ),
    ),
    phrases(
        "claim_minor", "ES-MINOR",
        r"(?:^|yo |y |soy un nino |soy teen |porque |dice que no conteste porque |edad |solo |apenas |high school |"
        r"todavia |freshman )(?:tengo|solo tengo|apenas tengo) (?:solo |apenas |como )?<es_child_age>(?: anos?)?(?: "
        r"todavia| cumplidos| apenas)?(?= \.|$| (?:y|no|soy|dejen|de edad|ya|por|anos|naci|todavia|bro|que)(?: |"
        r"$))(?! (?:anos )?(?:de deuda|pagando|debiendo|con|trabajando|viviendo|aqui|y (?:medio|pico)|dolares|dias|"
        r"meses|semanas|hijos))",
        r"tengo <es_child_age> anos(?= \.|$| (?:y|no|soy|dejen|de edad|ya|por|naci|cumplidos))(?! (?:de (?:deuda|"
        r"casad)|pagando|y no he (?:pagado|trabajado)|ya (?:pagando|aqui|de)))",
        r"(?:mi (?:hij[oa]|hermanit[oa]|nin[oa]|niet[oa]|sobrin[oa]|nene|nena)|el|ella|que usa este numero y)(?: "
        r"\w+){0,6}? (?:tiene|solo tiene|apenas tiene) (?:solo |apenas )?<es_child_age>(?: anos)?(?= \.|$| y "
        r"(?:usted|le|ese)| ese| y| este| usted)(?! (?:anos )?(?:y (?:necesita|come|esta enferm|ocupa)|meses|dias))",
        r"(?:soy|era|es|siendo|de|aun soy) (?:todavia |aun |solo |solamente )?(?:un |una )?menor(?: de edad)?(?! "
        r"(?:cantidad|cuota|pago|monto|que eso|precio))(?= de edad| \.|$| y| bro| pero)",
        r"menor de edad",
        r"(?:soy|era) (?:un |una )?(?:nin[oa]|chiquit[oa]|teen|chamac[oa]|adolescente|morr[oa])(?= \.|$| tengo| "
        r"todavia| de| yo| no)(?! (?:grande|mas))",
        r"(?:telefono|celular|numero|cel)(?: \w+)? (?:lo tiene |es )?(?:de|mi) (?:un |una |mi )?(?:nin[oa]|hij[oa] "
        r"menor|menor|hij[oa] de <es_child_age>|niet[oa] de <es_child_age>|nieto)",
        r"no (?:tengo|cumplo|he cumplido|habia cumplido)(?: ni)? (?:aun |todavia |los |ni |la ){0,4}(?:18|dieciocho|"
        r"edad|mayoria de edad)",
        r"ni siquiera tengo 18|no soy mayor de edad|mayoria de edad",
        r"(?:cumplo|cumplir|para cumplir|antes de cumplir|faltan? \w+ (?:meses|anos|dias) para)(?: los)? (?:18|"
        r"dieciocho)",
        r"(?:acabo de cumplir|cumpli|voy a cumplir) (?:los )?(?:1[0-7]|trece|catorce|quince|dieciseis|"
        r"diecisiete)(?! (?:meses|anos (?:de casad|con|pagando)))",
        r"(?:cuando|porque|que)? ?(?:yo )?(?:solo |apenas )?tenia (?:yo )?(?:como |apenas |solo |unos "
        r")?<es_child_age>(?: anos?)?(?= cuando| \.|$| saque| y (?:mi|me)| y| me| asi)(?! (?:dolares|meses de|"
        r"cuotas|pagos))",
        r"cuando (?:yo )?tenia <es_child_age>(?: anos)?(?! (?:anos )?(?:trabajaba|vivia|iba))",
        r"(?:firm\w+|saque|abri|dieron|hicieron firmar|cuenta|contrato|tarjeta)(?: \w+){0,8}? (?:a los|con|de|tenia|"
        r"de solo) (?:1[0-7]|trece|catorce|quince|dieciseis|diecisiete)(?: anos)?(?= \.|$| y| anos| cuando| "
        r"saque)(?! (?:meses|pagos|cuotas|dolares|mil))",
        r"a los (?:1[0-7]|trece|catorce|quince|dieciseis|diecisiete)(?: anos)? (?:me (?:dieron|hicieron)|firme|saque)",
        r"(?:chamac[oa]|nin[oa]|nieto|nieta|hij[oa]|morr[oa]) de (?:[3-9]|1[0-7]|<es_child_age>)(?: anos)?(?= \.|$| "
        r"soy| cuando| anos)",
        r"(?:voy|estoy|ando|iba|soy estudiante) (?:en|de|a) (?:la |el )?(?:high school|middle school|secundaria|"
        r"prepa|preparatoria|kinder|primaria|\w+ grado)(?! (?:de (?:mi hij|maestr)|a (?:recoger|dejar)))",
        r"(?:le esta |estan |esta )(?:escribiendo|texteando|cobrando|mandando)(?: \w+){0,2}? a un(?:a)? (?:nin[oa]|"
        r"menor|chamac[oa])",
        r"mi hij[oa] es menor",
        unless=(
            r"(?:ella|el) (?:ya )?va a cumplir|mi (?:madrastra|mama|padrastro|tia) abrio|(?:mis hijos|tengo (?:\w+ "
            r")?(?:hijos|ninos)|hijos|ninos) (?:\w+ ){0,3}?(?:menor(?:es)?|tienen?)|(?:deuda|cuenta|eso|esa|esto|"
            r"esta)(?: \w+){0,4} tiene (?:como |mas de )?<es_child_age>|ya (?:no )?(?:me )?(?:lo |la )?pueden "
            r"cobrar|maestr[oa]|trabajo en|me siento como|recoger|(?:tengo|tiene) <es_child_age> (?:anos "
            r")?(?:trabajando|viviendo|pagando|de casad|aqui|con)|por menor|(?:hija|hijo) (?:menor|mayor) (?:se|"
            r"esta enferm|nacio|necesita)"
        ),
    ),
    whole_message(
        "claim_minor",
        "ES-MINOR-WHOLE",
        r"(?:yo )?(?:solo |apenas )?tengo <es_child_age>(?: anos)?(?: todavia| apenas)?",
        r"(?:soy )?menor(?: de edad)?",
        r"soy (?:un |una )?(?:nin[oa]|chiquit[oa]|menor)",
        r"es el celular de un menor"
    ),
    phrases(
        "report_incarceration", "ES-INCARCERATED",
        r"(?:esta|estoy|sigue|estaba|lo tienen|la tienen|anda|estuvo|ahorita|se encuentra|me encuentro|mi \w+) "
        r"(?:\w+ )?(?:pres[oa]|encarcelad[oa]|detenid[oa]|encerrad[oa]|recluid[oa]|encanad[oa]|guardad[oa]|"
        r"esposad[oa]|privad[oa] de)(?! (?:en (?:la|mi) casa|por (?:el|mi) (?:esposo|marido)|y no me deja))(?= \.|$|"
        r" en| por| sin| desde| hasta| libertad| y| me)(?! (?:en el (?:trafico|bano)))",
        rf"(?:esta|estoy|sigue|metido|metida|cayo|lo metieron|la metieron|estan|en|bajo|tienen|trasladaron|esta en|"
        rf"a|salgo de|salio de|de|desde|escribo de|vivo en|metieron|entro) (?:\w+ )?(?:en|a|de|bajo|desde)? ?(?:el |"
        rf"la |un |una |su )?(?:centro de )?{_JAIL}(?= \.|$| de| por| en| me| sale| hasta| y| desde| el \d| salgo| "
        rf"dos| todavia| no| la| mi)(?! (?:de (?:\w+ )?(?:mi hij|los ninos|credito)|por no|si no|del trabajo|para|"
        rf"de texas y me))",
        r"encarcelad[oa]|privad[oa] de libertad|tras las rejas|recluid[oa]|encanad[oa]",
        r"(?:cumpliendo|cumple|cumplir|quedan|de|dieron|\w+) (?:una |su |el resto de |\w+ meses de |\d+ anos de "
        r")?(?:condena|sentencia)(?! (?:de divorcio|del juez (?:de|sobre) (?:la )?(?:deuda|custodia)))",
        r"(?:lo|la|me) (?:arrestaron|metieron pres[oa]|sentenciaron|detuvo|detuvieron|agarraron y|encerraron|tiene "
        r"ice|tienen los de inmigracion|trasladaron a)(?: \w+)?",
        r"lo tiene (?:ice|inmigracion|la migra)|detuvo migracion|(?:la|lo) agarro (?:ice|la migra)|se la llevaron "
        r"esposada|se lo llevaron esposado",
        r"(?:cayo|caer) pres[oa]|le (?:dieron|echaron|cayeron) (?:\d+|\w+) anos(?! (?:para pagar|de plazo))",
        r"(?:me|se) (?:entrego|entregue|encierro|encierran|encerro) (?:el (?:lunes|martes|miercoles|jueves|viernes)|"
        r"a las autoridades|a cumplir)(?: \w+)?",
        r"(?:bajo|en) custodia(?! (?:de (?:mi|los|su) (?:hij|ninos)))|sin fianza|le negaron la fianza|no la han "
        r"soltado|no lo han soltado",
        r"(?:desde|en|de) (?:la )?(?:carcel|prision|penal)(?= salgo| me| \.|$| y| por)",
        r"meses adentro|sigue adentro|cumple \w+ anos en",
        r"en la sombra",
        unless=(
            r"encerrad[oa] en casa|le (?:mando|deposito|mandamos) dinero|"
            rf"(?:puedo|me van a|van a|ir a|pueden|iria|acabar|terminar|metan|mandar|si no|voy a ir|amenaz\w+|miedo "
            rf"(?:a|de)|me pueden|me mandan)(?: \w+){{0,4}}? (?:{_JAIL}|pres[oa]|arrestar|detenid[oa]|"
            rf"encarcelad[oa])(?! (?:el \d|por \w+ anos))|trabajo (?:en|de)|guardia en|era el que pagaba|yo "
            rf"(?:mantengo|cuido)|(?:pres[oa]|carcel)(?: \w+){{0,6}} (?:no puedo|no me alcanza|me quede sola|yo "
            rf"sola)|me tiene encerrad|no encuentro trabajo|nadie me da|por mi record|no me deja|"
            r"(?:desde )?que sali de (?:la )?(?:carcel|prision)|salio de la carcel "
            rf"y (?:me|anda)|encerre en|encerrad[oa] en (?:la|mi) casa|vivo en (?:el )?condado|condado de|estatal "
            rf"de|agencia (?:federal|estatal)|gobierno|en la corte|caja"
        ),
    ),
    whole_message(
        "report_incarceration",
        "ES-INCARCERATED-WHOLE",
        rf"(?:esta|estoy) (?:en|bajo) (?:el |la )?{_JAIL}",
        r"(?:esta|cayo|estoy) pres[oa]",
        r"lo (?:sentenciaron|arrestaron|tienen encerrado)",
        r"le dieron \d+ anos",
        r"se encuentra recluid[oa]"
    ),
)  # fmt: skip
