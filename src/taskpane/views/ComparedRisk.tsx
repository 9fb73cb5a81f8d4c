import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { usePane, useSession } from "./use-pane";
import { useShared } from "./styles";
import { changesToTell, isRewritten, isUnsure, scoreText, shownRuns } from "../comparison";
import { words as all } from "../words";
import { words } from "../quarterWords";
import { stuckFor, type Compared } from "../periods";
import { readPeriod, shortPeriod, type Change, type RiskMatch } from "../../movement";
import type { Register, Risk } from "../../register";
import type { CellRef } from "../../workbook";

const useStyles = makeStyles({
  risk: { padding: "8px 0", borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  name: { fontWeight: tokens.fontWeightSemibold },
  go: { textAlign: "left", fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  summary: {
    cursor: "pointer",
    padding: "4px 0",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  change: { padding: "2px 0 0 12px" },
  // Colour is never alone: what came is underlined, what went is struck through, and both are said.
  added: { textDecorationLine: "underline", color: tokens.colorStatusSuccessForeground1 },
  removed: { textDecorationLine: "line-through", color: tokens.colorStatusDangerForeground1 },
});

const nameOf = ({ id, title }: Risk): string => [id, title].filter(Boolean).join(" ");

/** Where a risk stands: its reference's cell, else its title's row. */
const cellOf = (risk: Risk): CellRef => ({ sheet: risk.sheet, row: risk.rows[0], column: 0 });

/** The period of the earliest register, where it states one: "Q1 2018/19". */
function sinceOf(latestFirst: readonly Register[]): string | null {
  const stated = readPeriod(latestFirst[latestFirst.length - 1]!.period);
  return stated && shortPeriod(stated);
}

/** One risk of both periods: its scores, whether the match is sure, and what changed. */
export function ComparedRisk({ match, pair }: { readonly match: RiskMatch; readonly pair: Compared }): ReactElement {
  const { before, profile } = usePane();
  const session = useSession();
  const styles = useStyles(),
    shared = useShared();
  const { previous, current, related } = match;
  const risk = (current ?? previous)!;
  // What is gone can be shown only where the period before stands in this workbook.
  const cell = current || before?.kind === "sheet" ? cellOf(risk) : null;
  const [from, to] = [scoreText(previous), scoreText(current)];
  const changes = changesToTell(match);
  const stuck = current && match.state === "continues" ? stuckFor(current, pair, profile) : [];
  const reference = match.changes.find(({ kind }) => kind === "reference");
  return (
    <li className={styles.risk}>
      {cell ? (
        <button type="button" className={mergeClasses(shared.link, styles.go)} onClick={() => void session.goTo(cell)}>
          <span className={shared.hidden}>{all.finding.goTo} </span>
          {nameOf(risk)}
        </button>
      ) : (
        <p className={mergeClasses(shared.text, styles.name)}>{nameOf(risk)}</p>
      )}
      {previous && current && (from || to) && (
        <p className={shared.text}>{from === to ? words.compare.scoreSame(to) : words.compare.score(from, to)}</p>
      )}
      {stuck.length > 0 && !isUnsure(match) && (
        <p className={shared.text}>{words.compare.stuck(stuck.length, sinceOf(stuck))}</p>
      )}
      {isUnsure(match) && (
        <p className={shared.text}>
          {words.compare.unsureBy(match.by!)} {words.compare.wasNamed(nameOf(previous!))}
        </p>
      )}
      {reference && !isUnsure(match) && (
        <p className={shared.small}>{words.compare.renumbered(reference.from || "blank", reference.to || "blank")}</p>
      )}
      {related && (
        <p className={shared.small}>{words.compare.related[related.how](nameOf(related.risk), related.risk.sheet)}</p>
      )}
      {/* While it is not sure that it is the same risk, what changed is beside the point. */}
      {changes.length > 0 &&
        (isUnsure(match) ? (
          <details>
            <summary className={mergeClasses(shared.small, styles.summary)}>
              {words.compare.changes(changes.length)}
            </summary>
            <Changes changes={changes} />
          </details>
        ) : (
          <Changes changes={changes} />
        ))}
    </li>
  );
}

function Changes({ changes }: { readonly changes: readonly Change[] }): ReactElement {
  const styles = useStyles(),
    shared = useShared();
  return (
    <ul className={shared.plainList}>
      {changes.map((change, index) => (
        <li key={index} className={mergeClasses(shared.small, styles.change)}>
          <ChangeLine change={change} />
        </li>
      ))}
    </ul>
  );
}

function ChangeLine({ change: { kind, what, from, to } }: { readonly change: Change }): ReactElement {
  const styles = useStyles(),
    shared = useShared();
  const say = words.compare;
  switch (kind) {
    case "action finished":
      return <>{say.finished(what)}</>;
    case "action slipped":
      return <>{say.slipped(what, from, to)}</>;
    case "action added":
      return <>{say.added(what)}</>;
    case "action dropped":
      return <>{say.dropped(what)}</>;
    case "text":
      // Where hardly a word stayed, both texts are easier to read than what changed between them.
      if (isRewritten(from, to))
        return (
          <details>
            <summary className={styles.summary}>
              {from === "" ? say.textNew(what) : to === "" ? say.textGone(what) : say.textRewritten(what)}
            </summary>
            {from !== "" && <p className={shared.small}>{say.wasText(from)}</p>}
            {to !== "" && <p className={shared.small}>{say.isText(to)}</p>}
          </details>
        );
      return (
        <>
          {say.text(what)}{" "}
          {shownRuns(from, to).map((run, index) =>
            run.kind === "same" ? (
              <span key={index}>{run.text} </span>
            ) : (
              <span key={index}>
                <span className={shared.hidden}>{run.kind === "added" ? say.putIn : say.takenOut} </span>
                {run.kind === "added" ? (
                  <ins className={styles.added}>{run.text}</ins>
                ) : (
                  <del className={styles.removed}>{run.text}</del>
                )}{" "}
              </span>
            ),
          )}
        </>
      );
    default:
      return <>{say.changed(what, from, to)}</>;
  }
}
