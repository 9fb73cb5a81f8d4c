import { matrixFor, STAGES, type DateCell, type Register, type Risk, type TextCell } from "../../src/register";
import { scoreOf } from "../../src/matrix";
import { movementOf } from "../../src/movement";
import { isoDay } from "../../src/workbook";

const plain = (text: string | undefined): string => (text ?? "").replace(/\s+/g, " ").trim();
const text = (cell: TextCell | null | undefined): string => plain(cell?.text);
/** A date says its day; what is no date says its text. */
const date = (cell: DateCell | null | undefined): string => (cell?.day ? isoDay(cell.day) : plain(cell?.text));

/** What a register says, without where it says it: two that say the same are told the same. */
export const told = (register: Register) => register.risks.map((risk) => riskTold(register, risk));

function riskTold(register: Register, risk: Risk) {
  const matrix = matrixFor(register, risk);
  const texts = (["cause", "trigger", "consequence", "category", "response", "contingency", "notes"] as const).map(
    (role) => text(risk.texts[role]),
  );
  return {
    id: risk.id,
    title: plain(risk.title),
    kind: risk.kind,
    texts,
    owners: risk.owners,
    contacts: risk.contacts,
    movement: movementOf(register, risk),
    dates: (["targetDate", "lastReview", "nextReview", "dateRaised"] as const).map((role) => date(risk.dates[role])),
    stages: Object.fromEntries(
      STAGES.flatMap((stage) => {
        const { likelihood, impact, score } = risk.stages[stage] ?? {};
        const parts = score?.parts;
        const [l, i] = [likelihood?.value ?? parts?.likelihood ?? null, impact?.value ?? parts?.impact ?? null];
        const given = l !== null && i !== null ? scoreOf(matrix, l, i) : null;
        const value = score?.value ?? (score?.state === "unreadable" ? null : given);
        return l === null && i === null && value === null ? [] : [[stage, [l, i, value]]];
      }),
    ),
    controls: risk.controls.map((control) => [plain(control.text), text(control.adequacy), text(control.assurance)]),
    actions: risk.actions.map((action) => [
      plain(action.description),
      text(action.owner),
      date(action.due),
      date(action.revisedDue),
      text(action.status),
    ]),
  };
}
