"""Spanish as people speak it in a text: who is writing, who somebody is, where somebody is.

Source: 12 CFR 1006.6; 50 USC 3901 ff.; rules EV-MINOR and EV-WRONG; rulings on third parties.
"""

from __future__ import annotations

from parley.compliance.lexicon.phrase import Phrase, phrases

PERSONS_SPOKEN: tuple[Phrase, ...] = (
    phrases(
        "deny_identity", "ES-DENY-SPOKEN",
        r"quien es (?P<name>[a-z]{3,})(?: \.){0,2} (?:este|esta|ese)(?: es)? (?:mi|numero|telefono|cel|celular|"
        r"linea)",
        r"(?:numero|telefono|celular|linea) (?:me lo dieron|lo tengo|es nuevo|me la dieron|lo agarre|lo saque)(?: "
        r"\w+| \.){0,6} (?:era|fue) de (?:otr[oa]|"
        r"alguien|una senora|un senor)",
        r"me dieron (?:este|ese) (?:numero|telefono)(?: \w+| \.){0,5} (?:era|fue) de (?:otr[oa]|alguien)",
        r"(?:anda|esta|estan|andan)(?: usted| ustedes)? (?:confundid[oa]s?|equivocad[oa]s?)(?: \.)?(?: \w+){0,2} no "
        r"(?:me llamo|soy)",
        r"yo no me llamo (?:asi|de esa manera)|no me llamo asi",
        unless=r"deuda|cobro|cuenta",
    ),
    phrases(
        "declare_third_party", "ES-THIRD-PARTY-SPOKEN",
        r"soy (?:su|la|el|un|una)? ?(?:<es_relative>|<es_acquaintance>|niner[oa]|tia|tio|hermanit[oa]|madrina|"
        r"suegr[oa]|comadre)(?: \w+| \.)?? (?:el|ella|la "
        r"senora|el senor)(?: ya)? (?:no (?:esta|vive|se encuentra)|anda|esta (?:trabajando|en)|salio)",
        r"(?:es|el es|ella es) mi (?:companer[oa]|roomm?ate|vecin[oa]|<es_relative>)(?: de (?:cuarto|casa|"
        r"trabajo))? (?:y |pero )?no (?:esta|vive|se encuentra)",
        r"(?:en|con) el (?:cel|celular|telefono) de mi (?:<es_relative>)(?: \.)? (?:el|ella)",
        unless=r"poder|autoriz|cuentas|manejo|tutor|albacea|fallec|murio|me pega",
    ),
    phrases(
        "declare_representative", "ES-REPRESENTATIVE-SPOKEN",
        r"soy (?:la |el )?(?:curador[a]?|tutor[a]?|albacea|apoderad[oa]|guardian[a]?)(?: \w+)?(?= \.|$| de| nombrad|"
        r" legal| por| para)",
        r"(?:le|les) llevo (?:las|sus) (?:cuentas|finanzas|pagos) (?:a|de) (?:mi|ella|el)",
        r"(?:manejo|administro|llevo) (?:su|el) (?:dinero|cheque|cuenta)(?: \w+){0,3} (?:con poder|autoriz\w+|por "
        r"orden|del juez)",
        r"me autorizo (?:por escrito|con papel|con firma)",
        unless=r"como (?:puedo|hago)|quisiera",
    ),
    phrases(
        "claim_minor", "ES-MINOR-SPOKEN",
        r"(?:no tenia|ni tenia|sin tener) (?:ni |aun |todavia )?(?:los )?18|tengo (?:1[0-7]|quince|dieciseis|"
        r"diecisiete|catorce)(?: anos)?(?: y)? no puedo "
        r"(?:tener|firmar|deber)",
        unless=r"dolares|pesos|hij[oa]",
    ),
    phrases(
        "claim_military", "ES-MILITARY-SPOKEN",
        r"en la base(?: \w+){0,3} (?:sirviendo|en servicio|activ[oa]|desplegad[oa])|sirviendo (?:en (?:la base|"
        r"alemania|japon|corea|el extranjero|el army|la "
        r"marina))",
        unless=r"limpi\w+|cocin\w+|veteran\w+|comida",
    ),
    phrases(
        "deny_identity", "ES-DENY-OTHER",
        r"(?:number|num|numero) (?:equivocado|erroneo|mal)",
        r"(?:ese|esa) (?:senor|senora|persona|tipo|muchach[oa]) no (?:tiene|usa) (?:este|ese) (?:numero|telefono|"
        r"celular)",
        r"me (?:confunden?|estan? confundiendo) con (?:otra persona|otr[oa]|alguien)",
        r"(?:el|la) que (?:busca[ns]?|andan? buscando) es otr[oa]",
        r"no soy (?:el|la) \w+ que (?:busca[ns]?|quieren?)",
        r"este (?:telefono|numero|celular) es de una? (?:panaderia|tienda|oficina|iglesia|escuela|negocio|taller|"
        r"restaurante|clinica)",
        unless=r"deuda|cobro|monto",
    ),
    phrases(
        "declare_representative", "ES-REPRESENTATIVE-RUNS",
        r"(?:cuentas|biles|bills|pagos) (?:de el|de ella|suyas|de los dos) (?:las|los) (?:llevo|manejo|pago) yo",
        r"(?:yo )?firmo por mi (?:<es_relative>)|me (?:firmo|dio|dejo) (?:el|un) poder",
        unless=r"como (?:puedo|hago)|quisiera",
    ),
)  # fmt: skip
