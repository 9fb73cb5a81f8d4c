import type { Stage } from "../../src/register";

/**
 * The words councils use, by language: written from published registers and from the languages' own terms,
 * apart from the reader's lists, so that the test measures the reader and not a copy of it.
 */
export interface Words {
  readonly headings: Readonly<Record<string, readonly string[]>>;
  readonly stages: Readonly<Record<Stage, readonly string[]>>;
  /** Levels by count, lowest first. */
  readonly likelihood: Readonly<Record<number, readonly (readonly string[])[]>>;
  readonly impact: Readonly<Record<number, readonly (readonly string[])[]>>;
  /** Lowest first, by count. */
  readonly bands: Readonly<Record<number, readonly (readonly string[])[]>>;
  readonly titles: readonly string[];
  readonly guidance: readonly string[];
  readonly sections: readonly string[];
  readonly statuses: readonly string[];
  readonly same: string;
  readonly better: string;
  readonly worse: string;
}

const ENGLISH: Words = {
  headings: {
    id: ["Risk ID", "Ref", "Ref.", "Risk No.", "No.", "Risk Ref", "ID", "Risk Number", "Reference", "Risk reference"],
    title: [
      "Risk",
      "Risk title",
      "Risk Description",
      "Risk name",
      "Description of risk",
      "Corporate risk",
      "What is the risk?",
    ],
    description: ["Description", "Details", "Risk detail", "Further description"],
    cause: ["Cause", "Causes", "Cause(s)", "Root cause", "Caused by", "Source of risk"],
    consequence: ["Consequence", "Consequences", "Effect", "Potential consequences", "Resulting in", "Result"],
    category: ["Category", "Risk type", "Risk category", "Type", "Theme"],
    owner: ["Risk owner", "Owner", "Responsible officer", "Lead officer", "Accountable officer", "Risk Lead"],
    controls: [
      "Existing controls",
      "Key controls",
      "Current controls",
      "Controls in place",
      "Control measures",
      "Controls",
      "Mitigating controls",
    ],
    actions: [
      "Actions",
      "Further actions",
      "Planned actions",
      "Mitigating actions",
      "Action required",
      "Additional actions required",
      "Action plan",
    ],
    actionOwner: ["Action owner", "Action lead", "Owner of action"],
    due: ["Due date", "Target date", "Action due", "Completion date", "By when"],
    status: ["Status", "Action status", "Progress status"],
    dot: ["DOT", "Direction of travel", "Direction of Travel (DoT)", "Trend", "Travel"],
    nextReview: ["Next review", "Next review date", "Review date"],
    notes: ["Comments", "Notes", "Update", "Progress update"],
    likelihood: ["Likelihood", "Probability", "Likelihood (1-5)", "L", "Likelihood score"],
    impact: ["Impact", "Severity", "Impact (1-5)", "I", "Impact score"],
    score: ["Score", "Risk score", "Total", "Total score", "Rating", "Risk rating", "L x I"],
    band: ["RAG", "RAG rating", "RAG status", "Risk level", "Level", "Band"],
  },
  stages: {
    inherent: [
      "Inherent",
      "Gross",
      "Raw",
      "Original",
      "Initial",
      "Unmitigated",
      "Before controls",
      "Pre-mitigation",
      "Pure",
    ],
    current: ["Current", "Live", "Current quarter"],
    residual: ["Residual", "Net", "Mitigated", "After controls", "Post-mitigation", "Controlled", "After mitigation"],
    previous: ["Previous", "Last quarter", "Previous quarter", "Previous period"],
    target: ["Target", "End-year target", "Planned", "Expected", "Target (year end)"],
  },
  likelihood: {
    3: [
      ["Low", "Medium", "High"],
      ["Unlikely", "Possible", "Likely"],
    ],
    4: [
      ["Unlikely", "Possible", "Likely", "Very likely"],
      ["Very low", "Low", "High", "Very high"],
      ["Remote", "Unlikely", "Likely", "Almost certain"],
    ],
    5: [
      ["Rare", "Unlikely", "Possible", "Likely", "Almost certain"],
      ["Very unlikely", "Unlikely", "Possible", "Likely", "Very likely"],
      ["Very low", "Low", "Medium", "High", "Very high"],
      ["Remote", "Unlikely", "Possible", "Probable", "Almost certain"],
    ],
    6: [["Almost impossible", "Very unlikely", "Unlikely", "Likely", "Very likely", "Almost certain"]],
  },
  impact: {
    3: [
      ["Low", "Medium", "High"],
      ["Minor", "Moderate", "Major"],
    ],
    4: [
      ["Minor", "Moderate", "Major", "Critical"],
      ["Low", "Medium", "High", "Very high"],
      ["Negligible", "Marginal", "Critical", "Catastrophic"],
    ],
    5: [
      ["Insignificant", "Minor", "Moderate", "Major", "Catastrophic"],
      ["Negligible", "Minor", "Moderate", "Significant", "Severe"],
      ["Very low", "Low", "Medium", "High", "Very high"],
      ["Negligible", "Low", "Medium", "High", "Critical"],
    ],
    6: [["Negligible", "Very low", "Low", "Medium", "High", "Catastrophic"]],
  },
  bands: {
    2: [
      ["Acceptable", "Unacceptable"],
      ["Green", "Blue"],
    ],
    3: [
      ["Green", "Amber", "Red"],
      ["Low", "Medium", "High"],
    ],
    4: [
      ["Low", "Moderate", "Major", "Severe"],
      ["Green", "Yellow", "Amber", "Red"],
      ["Low", "Moderate", "High", "Extreme"],
    ],
    5: [["Very low", "Low", "Medium", "High", "Very high"]],
  },
  titles: [
    "{council} Corporate Risk Register",
    "{council}: Strategic Risk Register {period}",
    "Risk Register - {service}",
    "{service} Directorate Risk Register, {period}",
  ],
  guidance: [
    "Reviewed by the Corporate Management Team each quarter",
    "Version 2.1",
    "Please complete all columns",
    "Owner: Head of Internal Audit and Risk",
    "Scores are agreed by the directorate's management team before they are reported",
  ],
  sections: [
    "Adult Social Care",
    "Children and Families",
    "Place and Environment",
    "Finance and Resources",
    "Housing",
    "Public Health",
  ],
  statuses: ["On track", "Not started", "In progress", "Complete", "Delayed"],
  same: "No change",
  better: "Decreased",
  worse: "Increased",
};

const of = (
  over: { headings: Record<string, readonly string[]>; stages: Words["stages"] } & Partial<Words>,
): Words => ({ ...ENGLISH, ...over });

const WELSH = of({
  headings: {
    id: ["Cyf", "Cyfeirnod", "Rhif y risg"],
    title: ["Risg", "Disgrifiad o'r risg", "Teitl y risg"],
    description: ["Disgrifiad"],
    cause: ["Achos", "Achosion"],
    consequence: ["Canlyniad", "Canlyniadau"],
    category: ["Categori"],
    owner: ["Perchennog y risg", "Perchennog"],
    controls: ["Rheolaethau presennol", "Mesurau rheoli"],
    actions: ["Camau gweithredu", "Camau pellach"],
    actionOwner: ["Perchennog y cam"],
    due: ["Dyddiad targed"],
    status: ["Statws"],
    dot: ["Cyfeiriad teithio"],
    nextReview: ["Dyddiad adolygu nesaf"],
    notes: ["Sylwadau"],
    likelihood: ["Tebygolrwydd"],
    impact: ["Effaith"],
    score: ["Sgôr", "Sgôr risg"],
    band: ["Lefel risg"],
  },
  stages: {
    inherent: ["Cynhenid"],
    current: ["Cyfredol", "Presennol"],
    residual: ["Gweddilliol"],
    previous: ["Blaenorol"],
    target: ["Targed"],
  },
  likelihood: {
    5: [["Prin", "Annhebygol", "Posibl", "Tebygol", "Bron yn sicr"]],
    3: [["Isel", "Canolig", "Uchel"]],
    4: [["Annhebygol", "Posibl", "Tebygol", "Tebygol iawn"]],
  },
  impact: {
    5: [["Dibwys", "Mân", "Cymedrol", "Mawr", "Trychinebus"]],
    3: [["Isel", "Canolig", "Uchel"]],
    4: [["Mân", "Cymedrol", "Mawr", "Difrifol"]],
  },
  bands: {
    3: [
      ["Gwyrdd", "Oren", "Coch"],
      ["Isel", "Canolig", "Uchel"],
    ],
    4: [["Isel", "Cymedrol", "Uchel", "Eithafol"]],
  },
  titles: ["Cofrestr Risg Gorfforaethol", "Cofrestr Risg {service}"],
  guidance: ["Adolygir bob chwarter"],
});
const SPANISH = of({
  headings: {
    id: ["ID", "Código", "No. de riesgo"],
    title: ["Riesgo", "Descripción del riesgo", "Nombre del riesgo"],
    description: ["Descripción"],
    cause: ["Causa", "Causas"],
    consequence: ["Consecuencia", "Consecuencias", "Efecto"],
    category: ["Categoría", "Tipo de riesgo"],
    owner: ["Responsable", "Responsable del riesgo", "Propietario"],
    controls: ["Controles existentes", "Controles"],
    actions: ["Plan de acción", "Acciones", "Plan de mitigación"],
    actionOwner: ["Responsable de la acción"],
    due: ["Fecha límite"],
    status: ["Estado"],
    dot: ["Tendencia"],
    nextReview: ["Próxima revisión"],
    notes: ["Observaciones", "Comentarios"],
    likelihood: ["Probabilidad"],
    impact: ["Impacto"],
    score: ["Puntuación", "Valor del riesgo"],
    band: ["Nivel de riesgo", "Nivel"],
  },
  stages: {
    inherent: ["Inherente", "Inicial"],
    current: ["Actual"],
    residual: ["Residual"],
    previous: ["Anterior"],
    target: ["Objetivo"],
  },
  likelihood: {
    5: [
      ["Rara", "Improbable", "Posible", "Probable", "Casi segura"],
      ["Muy baja", "Baja", "Media", "Alta", "Muy alta"],
    ],
    3: [["Baja", "Media", "Alta"]],
  },
  impact: {
    5: [
      ["Insignificante", "Menor", "Moderado", "Mayor", "Catastrófico"],
      ["Muy bajo", "Bajo", "Medio", "Alto", "Muy alto"],
    ],
    3: [["Bajo", "Medio", "Alto"]],
  },
  bands: {
    3: [
      ["Bajo", "Medio", "Alto"],
      ["Verde", "Amarillo", "Rojo"],
    ],
    4: [["Bajo", "Moderado", "Alto", "Extremo"]],
  },
  titles: ["Registro de riesgos", "Matriz de riesgos {service}"],
  guidance: ["Versión 1"],
});
const GERMAN = of({
  headings: {
    id: ["Nr.", "ID", "Risiko-Nr."],
    title: ["Risiko", "Risikobeschreibung", "Bezeichnung"],
    description: ["Beschreibung"],
    cause: ["Ursache", "Ursachen"],
    consequence: ["Auswirkungen", "Folgen", "Konsequenz"],
    category: ["Kategorie", "Risikoart"],
    owner: ["Verantwortlich", "Risikoeigner", "Verantwortlicher"],
    controls: ["Bestehende Kontrollen", "Kontrollen"],
    actions: ["Maßnahmen", "Gegenmaßnahmen"],
    actionOwner: ["Maßnahmenverantwortlicher"],
    due: ["Fällig am", "Termin"],
    status: ["Status"],
    dot: ["Trend", "Tendenz"],
    nextReview: ["Nächste Überprüfung"],
    notes: ["Bemerkungen"],
    likelihood: ["Eintrittswahrscheinlichkeit", "Wahrscheinlichkeit"],
    impact: ["Auswirkung", "Schadenshöhe", "Schadensausmaß"],
    score: ["Risikowert", "Risikozahl"],
    band: ["Risikostufe", "Risikoklasse"],
  },
  stages: {
    inherent: ["Brutto", "Inhärent"],
    current: ["Aktuell"],
    residual: ["Netto", "Restrisiko"],
    previous: ["Vorquartal", "Vorherig"],
    target: ["Ziel"],
  },
  likelihood: {
    5: [
      ["Sehr unwahrscheinlich", "Unwahrscheinlich", "Möglich", "Wahrscheinlich", "Sehr wahrscheinlich"],
      ["Sehr gering", "Gering", "Mittel", "Hoch", "Sehr hoch"],
    ],
    3: [["Gering", "Mittel", "Hoch"]],
  },
  impact: {
    5: [
      ["Unbedeutend", "Gering", "Spürbar", "Kritisch", "Katastrophal"],
      ["Sehr gering", "Gering", "Mittel", "Hoch", "Sehr hoch"],
    ],
    3: [["Gering", "Mittel", "Hoch"]],
  },
  bands: {
    3: [
      ["Grün", "Gelb", "Rot"],
      ["Gering", "Mittel", "Hoch"],
    ],
  },
  titles: ["Risikoregister", "Risikoliste {service}"],
  guidance: ["Stand: Quartal 2"],
});
const DANISH = of({
  headings: {
    id: ["Nr.", "ID"],
    title: ["Risiko", "Risikobeskrivelse", "Hændelse"],
    description: ["Beskrivelse"],
    cause: ["Årsag"],
    consequence: ["Følger", "Konsekvensbeskrivelse"],
    category: ["Kategori"],
    owner: ["Ansvarlig", "Risikoejer"],
    controls: ["Eksisterende kontroller"],
    actions: ["Handlinger", "Tiltag"],
    actionOwner: ["Handlingsansvarlig"],
    due: ["Frist"],
    status: ["Status"],
    dot: ["Udvikling", "Tendens"],
    nextReview: ["Næste gennemgang"],
    notes: ["Bemærkninger"],
    likelihood: ["Sandsynlighed"],
    impact: ["Konsekvens"],
    score: ["Risikoværdi", "Risikoscore"],
    band: ["Risikoniveau"],
  },
  stages: {
    inherent: ["Iboende", "Brutto"],
    current: ["Nuværende", "Aktuel"],
    residual: ["Rest", "Netto"],
    previous: ["Forrige kvartal", "Tidligere"],
    target: ["Mål"],
  },
  likelihood: { 5: [["Meget lav", "Lav", "Middel", "Høj", "Meget høj"]], 3: [["Lav", "Middel", "Høj"]] },
  impact: { 5: [["Meget lav", "Lav", "Middel", "Høj", "Meget høj"]], 3: [["Lav", "Middel", "Høj"]] },
  bands: {
    3: [
      ["Grøn", "Gul", "Rød"],
      ["Lav", "Middel", "Høj"],
    ],
  },
  titles: ["Risikoregister"],
  guidance: ["Gennemgås hvert kvartal"],
});
const NORWEGIAN = of({
  headings: {
    id: ["Nr.", "ID"],
    title: ["Risiko", "Risikobeskrivelse", "Uønsket hendelse"],
    description: ["Beskrivelse"],
    cause: ["Årsak"],
    consequence: ["Følger"],
    category: ["Kategori"],
    owner: ["Ansvarlig", "Risikoeier"],
    controls: ["Eksisterende tiltak", "Eksisterende kontroller"],
    actions: ["Tiltak", "Nye tiltak"],
    actionOwner: ["Tiltaksansvarlig"],
    due: ["Frist"],
    status: ["Status"],
    dot: ["Utvikling", "Trend"],
    nextReview: ["Neste gjennomgang"],
    notes: ["Kommentarer"],
    likelihood: ["Sannsynlighet"],
    impact: ["Konsekvens"],
    score: ["Risikopoeng", "Risikoverdi"],
    band: ["Risikonivå"],
  },
  stages: {
    inherent: ["Iboende", "Før tiltak"],
    current: ["Nåværende"],
    residual: ["Rest", "Etter tiltak"],
    previous: ["Forrige kvartal"],
    target: ["Mål"],
  },
  likelihood: { 5: [["Svært lav", "Lav", "Middels", "Høy", "Svært høy"]], 3: [["Lav", "Middels", "Høy"]] },
  impact: { 5: [["Svært lav", "Lav", "Middels", "Høy", "Svært høy"]], 3: [["Lav", "Middels", "Høy"]] },
  bands: {
    3: [
      ["Grønn", "Gul", "Rød"],
      ["Lav", "Middels", "Høy"],
    ],
  },
  titles: ["Risikoregister"],
  guidance: ["Gjennomgås hvert kvartal"],
});
const PORTUGUESE = of({
  headings: {
    id: ["ID", "Nº", "Código"],
    title: ["Risco", "Descrição do risco"],
    description: ["Descrição"],
    cause: ["Causa"],
    consequence: ["Consequência", "Efeito"],
    category: ["Categoria", "Tipo de risco"],
    owner: ["Responsável", "Proprietário do risco"],
    controls: ["Controlos existentes", "Controles existentes"],
    actions: ["Plano de ação", "Ações"],
    actionOwner: ["Responsável pela ação"],
    due: ["Prazo"],
    status: ["Estado", "Situação"],
    dot: ["Tendência"],
    nextReview: ["Próxima revisão"],
    notes: ["Observações"],
    likelihood: ["Probabilidade"],
    impact: ["Impacto"],
    score: ["Pontuação"],
    band: ["Nível de risco"],
  },
  stages: {
    inherent: ["Inerente"],
    current: ["Atual"],
    residual: ["Residual"],
    previous: ["Anterior"],
    target: ["Meta"],
  },
  likelihood: { 5: [["Muito baixa", "Baixa", "Média", "Alta", "Muito alta"]], 3: [["Baixa", "Média", "Alta"]] },
  impact: { 5: [["Muito baixo", "Baixo", "Médio", "Alto", "Muito alto"]], 3: [["Baixo", "Médio", "Alto"]] },
  bands: {
    3: [
      ["Baixo", "Médio", "Alto"],
      ["Verde", "Amarelo", "Vermelho"],
    ],
  },
  titles: ["Registo de riscos"],
  guidance: ["Versão 1"],
});
const FRENCH = of({
  headings: {
    id: ["N°", "Réf.", "Identifiant"],
    title: ["Risque", "Description du risque", "Intitulé du risque"],
    description: ["Description"],
    cause: ["Cause", "Causes"],
    consequence: ["Conséquence", "Conséquences"],
    category: ["Catégorie", "Type de risque"],
    owner: ["Responsable", "Propriétaire du risque"],
    controls: ["Contrôles existants", "Mesures existantes"],
    actions: ["Plan d'action", "Actions", "Actions prévues"],
    actionOwner: ["Responsable de l'action"],
    due: ["Échéance"],
    status: ["Statut", "État"],
    dot: ["Tendance", "Évolution"],
    nextReview: ["Prochaine revue"],
    notes: ["Commentaires"],
    likelihood: ["Probabilité", "Vraisemblance"],
    impact: ["Impact", "Gravité"],
    score: ["Score", "Criticité"],
    band: ["Niveau de risque"],
  },
  stages: {
    inherent: ["Brut", "Inhérent"],
    current: ["Actuel"],
    residual: ["Résiduel", "Net"],
    previous: ["Précédent"],
    target: ["Cible"],
  },
  likelihood: {
    5: [["Rare", "Peu probable", "Possible", "Probable", "Quasi certain"]],
    3: [["Faible", "Moyenne", "Élevée"]],
  },
  impact: { 5: [["Négligeable", "Mineur", "Modéré", "Majeur", "Catastrophique"]], 3: [["Faible", "Moyen", "Élevé"]] },
  bands: {
    3: [
      ["Vert", "Orange", "Rouge"],
      ["Faible", "Moyen", "Élevé"],
    ],
  },
  titles: ["Registre des risques"],
  guidance: ["Revu chaque trimestre"],
});
const RUSSIAN = of({
  headings: {
    id: ["№", "Номер риска", "ID"],
    title: ["Риск", "Описание риска", "Наименование риска"],
    description: ["Описание"],
    cause: ["Причина", "Причины"],
    consequence: ["Последствия", "Последствие"],
    category: ["Категория риска", "Категория"],
    owner: ["Владелец риска", "Ответственный"],
    controls: ["Существующие меры контроля", "Меры контроля"],
    actions: ["Мероприятия", "План действий"],
    actionOwner: ["Ответственный за мероприятие"],
    due: ["Срок"],
    status: ["Статус"],
    dot: ["Тенденция", "Динамика"],
    nextReview: ["Следующий пересмотр"],
    notes: ["Комментарии", "Примечания"],
    likelihood: ["Вероятность"],
    impact: ["Влияние", "Ущерб"],
    score: ["Балл", "Оценка риска"],
    band: ["Уровень риска"],
  },
  stages: {
    inherent: ["Присущий", "Исходный"],
    current: ["Текущий"],
    residual: ["Остаточный"],
    previous: ["Предыдущий"],
    target: ["Целевой"],
  },
  likelihood: {
    5: [["Очень низкая", "Низкая", "Средняя", "Высокая", "Очень высокая"]],
    3: [["Низкая", "Средняя", "Высокая"]],
  },
  impact: {
    5: [["Очень низкое", "Низкое", "Среднее", "Высокое", "Очень высокое"]],
    3: [["Низкое", "Среднее", "Высокое"]],
  },
  bands: {
    3: [
      ["Низкий", "Средний", "Высокий"],
      ["Зелёный", "Жёлтый", "Красный"],
    ],
  },
  titles: ["Реестр рисков"],
  guidance: ["Версия 1"],
});

export const LANGUAGES: Readonly<Record<string, Words>> = {
  en: ENGLISH,
  cy: WELSH,
  es: SPANISH,
  de: GERMAN,
  da: DANISH,
  no: NORWEGIAN,
  pt: PORTUGUESE,
  fr: FRENCH,
  ru: RUSSIAN,
};

/** What English cards call things: labels are wordier than a table's headings. */
export const CARD_WORDS: {
  readonly labels: Readonly<Record<string, readonly string[]>>;
  readonly stages: Readonly<Record<Stage, readonly string[]>>;
} = {
  labels: {
    id: ["Risk ref", "Ref no.", "Risk number", "Reference", "Risk ID", "Register ref"],
    title: ["Risk", "Risk title", "Name of risk", "Title", "Risk heading", "The risk"],
    owner: [
      "Risk owner",
      "Owned by",
      "Accountable director",
      "Lead officer",
      "Responsible officer",
      "Owner of the risk",
    ],
    cause: ["Causes", "What might cause it?", "Why it could happen", "Drivers of the risk", "Causal factors"],
    consequence: [
      "Consequences",
      "What would happen?",
      "Effects if it happens",
      "Possible consequences",
      "Potential effects",
    ],
    controls: ["Controls we rely on", "Controls in place", "Existing controls", "What we do now", "Current controls"],
    actions: [
      "Further actions",
      "Planned work",
      "What more we will do",
      "Additional actions",
      "Mitigating actions planned",
    ],
    due: ["By when", "Due", "Due by", "Target date"],
    dot: ["Direction of travel", "DoT", "Trend", "Movement since last report"],
    likelihood: ["Likelihood", "Probability", "Likelihood (1-5)", "L"],
    impact: ["Impact", "Severity", "Impact (1-5)", "I", "Consequence"],
    score: ["Score", "Total", "Risk score", "Overall score", "Total score"],
    band: ["RAG", "RAG rating", "Band", "Colour"],
  },
  stages: {
    inherent: ["Inherent", "Gross", "Before controls", "Uncontrolled", "Original", "Untreated"],
    current: ["Current", "Now", "Current quarter", "Present"],
    residual: ["Residual", "Net", "After controls", "With controls", "Remaining"],
    previous: ["Previous", "Last quarter", "Previous quarter", "Last report", "Prior quarter"],
    target: ["Target", "End of year target", "Planned", "Target (31 March)", "Desired"],
  },
};

/** Texts of risks, causes and so on: made of parts, so that no two rows read the same. */
export const PARTS = {
  subject: ["Failure", "Delay", "Shortage", "Overspend", "Breach", "Loss", "Inability", "Decline"],
  about: [
    "to safeguard vulnerable adults",
    "in delivering the capital programme",
    "of qualified social workers",
    "on home to school transport",
    "of personal data held by the council",
    "of a key supplier of care",
    "to set a balanced budget",
    "in the condition of highways",
    "to meet housing targets",
    "in school attendance",
    "of the main data centre",
    "to respond to severe weather",
  ],
  cause: [
    "Rising demand and falling grant",
    "Staff leaving faster than posts are filled",
    "Ageing systems without support",
    "Late notice of changes in law",
    "Dependence on a single provider",
  ],
  consequence: [
    "Harm to residents and loss of trust",
    "A report to the regulator and a fine",
    "Services stop for several days",
    "Spending above the agreed budget",
  ],
  control: [
    "Monthly monitoring by the management team",
    "A plan tested every year",
    "Training for every new starter",
    "A contract with penalties",
    "Internal audit review each spring",
  ],
  action: [
    "Recruit to the vacant posts",
    "Agree the new contract",
    "Move the service to the new system",
    "Bring a report to cabinet",
    "Test the recovery plan",
  ],
  role: [
    "Director of Finance",
    "Head of Housing",
    "Assistant Director, Children",
    "Head of ICT",
    "Director of Public Health",
    "Monitoring Officer",
    "Head of Highways",
  ],
  council: [
    "Northshire County Council",
    "Westbrook Borough Council",
    "Eastmere City Council",
    "Hollins District Council",
  ],
  service: ["Adult Social Care", "Corporate Services", "Place", "Children's Services"],
};
