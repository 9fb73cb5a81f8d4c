import { headingMatcher } from "../../src/register/headings";
import { isNearlyScaleWord, isScaleWord, leadingScaleWord, numberWords } from "../../src/register/scales";

const matcher = headingMatcher();

test.each<[string, string | null, string | null]>([
  ["Risk No.", "id", null],
  ["Risk ID#", "id", null],
  ["Risk Description", "description", null],
  ["Likelihood (1-5)", "likelihood", null],
  ["PROBABILIDAD (1-5)", "likelihood", null],
  ["Inherent Likelihood", "likelihood", "inherent"],
  ["Residual risk score", "score", "residual"],
  ["End-year target impact", "impact", "target"],
  ["L (target)", "likelihood", "target"],
  ["Previous quarter", "level", "previous"],
  ["Priority level: Impact x Probability", "score", null],
  ["Vulnerability score", "none", null],
  ["Action Owner", "actionOwner", null],
  ["Date of last review", "lastReview", null],
  ["What are we already doing about it?", "controls", null],
  ["Direction of Travel (DoT)", "dot", null],
  ["Unique risk identifier", "id", null],
  ["Control procedures", "controls", null],
  ["What we are doing", "controls", null],
  ["Potential effect", "consequence", null],
  ["Risk reference and title", "id", null],
  ["Impact if the risk occurs before mitigation (1-5)", "impact", "inherent"],
  ["When will it be reviewed next?", "nextReview", null],
  ["Within appetite?", "none", null],
  ["Tebygolrwydd", "likelihood", null],
  ["Perchennog y Risg", "owner", null],
  ["Eintrittswahrscheinlichkeit", "likelihood", null],
  ["Maßnahmen", "actions", null],
  ["Årsag", "cause", null],
  ["Sannsynlighet (S)", "likelihood", null],
  ["Gravité", "impact", null],
  ["Responsável", "owner", null],
  ["Вероятность риска", "likelihood", null],
  ["Responsabilty", "owner", null],
  ["Contigency Plans", "contingency", null],
  ["S/N", "id", null],
  ["Bedrohung", "threat", null],
  ["Schwachstelle", "vulnerability", null],
  ["Review frequency", "none", null],
  ["Exposure factor (EF)", "none", null],
  ["Size of loss (weeks)", "impact", null],
  ["Expected value ($)", "exposure", null],
  ["Risikokosten in €", "exposure", null],
  ["Valor esperado", "exposure", null],
  ["L*I", "score", null],
  ["SxK", "score", null],
  ["P x G", "score", null],
  ["Kans x gevolg", "score", null],
  ["Severity x Likelihood", "score", null],
  ["Potential failure mode", "title", null],
  ["Confidentiality impact", "none", null],
  ["Sannolikhet (1-5)", "likelihood", null],
  ["Riskvärde", "score", null],
  ["Kvarstående risk", "level", "residual"],
  ["Befintliga åtgärder", "controls", null],
  ["Kans van optreden", "likelihood", null],
  ["Beheersmaatregelen", "actions", null],
  ["Risico-eigenaar", "owner", null],
  ["Probabilità di accadimento", "likelihood", null],
  ["Livello di rischio", "level", null],
  ["Rischio residuo", "level", "residual"],
  ["Prawdopodobieństwo", "likelihood", null],
  ["Poziom ryzyka", "level", null],
  ["Działania zapobiegawcze", "actions", null],
  ["План предотвращения", "actions", null],
  ["Степень риска", "level", null],
  ["Eventualmaßnahme", "contingency", null],
  ["Colour of the front door of the house", null, null],
])("heading %p", (heading, concept, stage) => {
  const match = matcher.match(heading, true);
  if (concept === null) expect(match?.weight ?? 0).toBeLessThan(0.9);
  else expect([match?.concept, match?.stage]).toEqual([concept, stage]);
});

test("near spellings are tried for headings only", () => {
  expect(matcher.match("Likelyhod")).toBeNull();
  expect(matcher.match("Likelyhod", true)).toMatchObject({ concept: "likelihood", how: "near" });
});

test("a profile's own words go before ours", () => {
  const own = headingMatcher({ "inherent.score": ["Opening score"] }, { target: ["Dream"] });
  expect(own.ownField("Opening Score")).toBe("inherent.score");
  expect(own.stageOf("Dream likelihood")).toMatchObject({ stage: "target" });
  expect(matcher.stageOf("Dream likelihood")).toBeNull();
});

test.each([
  ["After controls", "residual"],
  ["Before controls", "inherent"],
  ["Post-mitigation", "residual"],
  ["Last quarter", "previous"],
  ["Previous residual score", "previous"],
  ["Target residual score", "target"],
  ["Score prior to controls", "previous"],
  ["Live", "current"],
  ["End Yr Target", "target"],
  ["Risg weddilliol", "residual"],
  ["Före åtgärder", "inherent"],
  ["Na maatregelen", "residual"],
  ["После мероприятий", "residual"],
])("stage of %p", (text, stage) => expect(matcher.stageOf(text)?.stage).toBe(stage));

test("words of scales", () => {
  expect(["Very High", "4 - Likely", "Likely (4)", "H", "High risk", "N/A", "Finance"].map(isScaleWord)).toEqual([
    true,
    true,
    true,
    true,
    true,
    false,
    false,
  ]);
  expect(isNearlyScaleWord("Negliable")).toBe(true);
  expect(isNearlyScaleWord("Negotiate")).toBe(false);
  expect(leadingScaleWord("Unlikely, however there is a chance")).toBe("unlikely");
  expect([...numberWords(["Rare", "Likely", "Possible"])!]).toEqual(
    expect.arrayContaining([
      ["rare", 1],
      ["possible", 3],
      ["likely", 4],
    ]),
  );
  expect(numberWords(["Low", "Mauve"])).toBeNull();
  expect(numberWords(["Low", "High"], 4)?.get("high")).toBe(3);
});

test.each([
  [["Låg", "Mellan", "Hög"]],
  [["Laag", "Gemiddeld", "Hoog"]],
  [["Basso", "Medio", "Alto"]],
  [["Niskie", "Średnie", "Wysokie"]],
  [["Osannolik", "Möjlig", "Sannolik"]],
  [["Маловероятно", "Возможно", "Вероятно"]],
])("words of a scale in order: %p", (words) => {
  const numbers = [...numberWords(words)!.values()];
  expect(numbers).toHaveLength(3);
  expect([...numbers].sort()).toEqual(numbers);
});
