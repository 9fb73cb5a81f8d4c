import type { HeadingWords } from "./concept";

export const german: HeadingWords = {
  whole: {
    id: "nr, lfd nr, nummer, id, risiko nr, risikonummer, risiko id, kennung, referenz, pos",
    risk: "risiko, risiken, chance",
    title:
      "risikoname, titel, bezeichnung, name, risikobezeichnung, ereignis, kurzbeschreibung, risikotitel, fehlerart, fehlermoglichkeit, moglicher fehler",
    description: "beschreibung, risikobeschreibung, beschreibung des risikos, szenario",
    category: "kategorie, risikokategorie, art, typ, bereich, risikoart, themenfeld, risikobereich",
    cause: "ursache, ursachen, risikoursache",
    trigger: "ausloser, indikator, fruhwarnindikator",
    consequence: "folge, folgen, konsequenz, konsequenzen, auswirkungen, schaden",
    asset: "asset, assets, wert, schutzobjekt, zielobjekt, informationswert",
    threat: "bedrohung, bedrohungen, gefahrdung, gefahrdungen, gefahr",
    vulnerability: "schwachstelle, schwachstellen, verwundbarkeit",
    owner:
      "verantwortlich, verantwortlicher, verantwortliche, verantwortung, zustandig, zustandigkeit, eigentumer, risikoeigner, risikoeigentumer, wer, risikoverantwortlicher, inhaber",
    contact: "ansprechpartner, kontakt",
    controls: "bestehende massnahmen, vorhandene massnahmen, kontrollen, bestehende kontrollen, aktuelle massnahmen",
    response: "strategie, reaktion, risikostrategie, bewaltigungsstrategie, behandlung, umgang, risikobehandlung",
    contingency:
      "notfallplan, eventualmassnahme, eventualmassnahmen, eventualplan, eventualfallplan, notfallmassnahme, notfallmassnahmen, reaktive massnahme, reaktive massnahmen, plan b",
    priority: "prioritat, rang, rangfolge",
    actions:
      "massnahme, massnahmen, gegenmassnahme, gegenmassnahmen, praventivmassnahmen, praventive massnahmen, geplante massnahmen, massnahmenplan, vermeidung, minderung, risikominderung, praventionsmassnahme, praventionsmassnahmen, praventivmassnahme, vorbeugende massnahme, risikomassnahmen, massnahmenbeschreibung",
    actionOwner: "massnahmenverantwortlicher, verantwortlich fur massnahme",
    due: "termin, frist, fallig, falligkeit, bis wann, zieldatum, faellig am, fallig am, umsetzung bis",
    status: "status, stand, zustand, massnahmenstatus",
    dateRaised: "erfasst am, identifiziert am, datum erfassung, erfassungsdatum",
    dot: "trend, tendenz, entwicklung",
    lastReview: "letzte uberprufung, letzte aktualisierung, letztes review",
    nextReview: "nachste uberprufung, nachstes review",
    notes: "bemerkung, bemerkungen, kommentar, kommentare, notizen, anmerkung, anmerkungen",
    likelihood:
      "eintrittswahrscheinlichkeit, wahrscheinlichkeit, ew, eintrittshaufigkeit, wahrsch, eintrittswahrsch, eintrittsw, eintrittswkt, ews",
    impact:
      "auswirkung, auswirkungsgrad, schadensausmass, schadenshohe, tragweite, ausmass, schadenspotential, schadenspotenzial, schadensschwere, schadenausmass, schadenswirkung, schadensgrosse",
    frequency: "haufigkeit",
    severity: "schweregrad, schwere",
    score:
      "risikowert, risikozahl, punkte, risikopunkte, rpz, risikoprioritatszahl, risikofaktor, produkt, risikokennzahl, gesamtrisiko, risikopotenzial, risikopotential, risikoindex, risikograd, risikoscore",
    exposure: "risikokosten, erwartungswert, schadenserwartungswert",
    band: "ampel, farbe, ampelstatus",
    level:
      "risikostufe, risikoklasse, risikoniveau, bewertung, einstufung, risikobewertung, bruttorisiko, nettorisiko, restrisiko, risikoeinstufung",
    date: "datum",
    none: "kosten, ziel, betroffenes ziel, erledigt am",
  },
  within: {
    owner: "verantwortlich, verantwortlicher, zustandig",
    actions: "massnahme, massnahmen, gegenmassnahmen",
    controls: "bestehende massnahmen, vorhandene massnahmen",
    category: "kategorie",
    cause: "ursache",
    description: "beschreibung",
    likelihood: "wahrscheinlichkeit, eintrittswahrscheinlichkeit",
    impact: "auswirkung, auswirkungsgrad, schadensausmass",
    score: "risikowert, risikozahl, punkte",
    level: "risikostufe, risikoklasse",
  },
};
