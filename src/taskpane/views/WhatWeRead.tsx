import { makeStyles, mergeClasses } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { rectA1 } from "../../workbook";
import { contradictions, type Matrix } from "../../matrix";
import { STAGES, type Register } from "../../register";
import { useChosen, usePane } from "./use-pane";
import { useShared } from "./styles";
import { ColumnTable } from "./ColumnTable";
import { Conventions } from "./Conventions";
import { MatrixGrid } from "./MatrixGrid";
import { LabelTable } from "./LabelTable";
import { LeftOutList, RiskList } from "./RiskList";
import { PartList } from "./PartList";
import { SeverityIcon } from "../icons";
import { readWords } from "../readWords";
import { isTwin } from "../conventions";
import { matrixSourceWords, sureWords } from "../registerWords";
import { words } from "../words";

const useStyles = makeStyles({
  block: { display: "flex", flexDirection: "column", rowGap: "6px" },
  note: { display: "flex", columnGap: "6px" },
});

/** How each register was read: columns, matrix, stages, how sure, and by which profile. */
export function WhatWeRead(): ReactElement {
  const shared = useShared();
  const registers = useChosen();
  return (
    <div className={shared.section}>
      <Conventions />
      {registers.map((register, index) => (
        <OneRegister key={index} register={register} named={registers.length > 1} />
      ))}
    </div>
  );
}

function OneRegister({ register, named }: { readonly register: Register; readonly named: boolean }): ReactElement {
  const styles = useStyles(),
    shared = useShared();
  const kinds = (["threat", "opportunity"] as const).filter((kind) =>
    register.risks.some((risk) => risk.kind === kind),
  );
  const stages = STAGES.filter((stage) => register.stageLabels[stage]);
  const { reading } = usePane();
  const twin = isTwin(register, reading?.workbook);
  const unruled = register.rule.rule === "none" || register.rule.of === 0;
  return (
    <section className={shared.stack}>
      {named && <h2 className={shared.heading}>{register.sheet}</h2>}
      {(register.mappingState === "followed" || register.mappingState === "changed") && (
        <p className={mergeClasses(shared.text, styles.note)}>
          <span className={mergeClasses(shared.icon, shared.warning)}>
            <SeverityIcon severity="warning" />
          </span>
          {changedWords(register, twin)}
        </p>
      )}
      <div className={styles.block}>
        <h3 className={shared.subheading}>{words.read.sure}</h3>
        <p className={shared.text}>{sureWords(register.confidence)}</p>
        {register.reasons.length > 0 && <p className={shared.small}>{words.read.reasons}</p>}
        {register.reasons.length > 0 && (
          <ul className={mergeClasses(shared.list, shared.small)}>
            {register.reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        )}
      </div>
      <div className={styles.block}>
        <h3 className={shared.subheading}>{register.layout === "table" ? words.read.columns : readWords.labels}</h3>
        {register.layout === "table" ? (
          <ColumnTable key={`${register.sheet} ${rectA1(register.range)}`} register={register} twin={twin} />
        ) : (
          <LabelTable key={register.sheet} register={register} twin={twin} />
        )}
      </div>
      {register.layout !== "table" && <PartList register={register} />}
      <RiskList register={register} />
      <LeftOutList register={register} />
      {kinds.map((kind) => {
        const matrix = register.matrices[kind];
        return (
          <div key={kind} className={styles.block}>
            <h3 className={shared.subheading}>
              {kind === "opportunity" ? words.read.opportunityMatrix : words.read.matrix}
            </h3>
            <p className={shared.text}>{matrixSourceWords(matrix)}</p>
            <Contradictions matrix={matrix} />
            <MatrixGrid matrix={matrix} />
            {matrix.appetite !== null && <p className={shared.small}>{words.read.appetite(matrix.appetite)}</p>}
          </div>
        );
      })}
      <p className={shared.small}>{unruled ? words.read.noRule : ruleRead(register)}</p>
      {stages.length > 0 && (
        <div className={styles.block}>
          <h3 className={shared.subheading}>{words.read.stages}</h3>
          <ul className={shared.list}>
            {stages.map((stage) => (
              <li key={stage}>{words.read.stage(stage, register.stageLabels[stage]!)}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

/** "Scores are likelihood x impact in 31 of 32 cases." */
const ruleRead = ({ rule }: Register): string =>
  words.read.rule(rule.agree, rule.of, rule.rule as Exclude<typeof rule.rule, "none">);

/** What became of the user's confirmation. */
function changedWords({ layout, mapping, mappingState }: Register, twin: boolean): string {
  const table = layout === "table";
  if (twin) return table ? readWords.twin(mapping!.sheet) : readWords.twinLabels(mapping!.sheet);
  if (mappingState === "followed") return table ? words.read.followed : readWords.labelsMoved;
  return table ? words.read.lost : readWords.labelsLost;
}

/** Where the key says two things at once. */
function Contradictions({ matrix }: { readonly matrix: Matrix }): ReactElement | null {
  const styles = useStyles(),
    shared = useShared();
  const said = contradictions(matrix);
  if (said.length === 0) return null;
  return (
    <div className={mergeClasses(shared.text, styles.note)}>
      <span className={mergeClasses(shared.icon, shared.warning)}>
        <SeverityIcon severity="warning" />
      </span>
      <div>
        {readWords.contradicts}
        <ul className={mergeClasses(shared.list, shared.small)}>
          {said.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
