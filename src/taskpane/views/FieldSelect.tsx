import { Select } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { Field } from "../../register";
import { useShared } from "./styles";
import { readWords } from "../readWords";
import { FIELD_GROUPS, fieldWords } from "../fieldWords";

interface FieldSelectProps {
  readonly label: string;
  readonly field: Field | null;
  readonly disabled: boolean;
  readonly onChange: (field: Field | null) => void;
}

/** What a column or label is: every part a register may have, or none. */
export function FieldSelect({ label, field, disabled, onChange }: FieldSelectProps): ReactElement {
  const shared = useShared();
  return (
    <Select
      size="small"
      className={shared.select}
      aria-label={label}
      disabled={disabled}
      value={field ?? ""}
      onChange={(_, data) => onChange(data.value === "" ? null : (data.value as Field))}
    >
      <option value="">{readWords.unread}</option>
      {FIELD_GROUPS.map((group) => (
        <optgroup key={group.title} label={group.title}>
          {group.fields.map((each) => (
            <option key={each} value={each}>
              {fieldWords(each)}
            </option>
          ))}
        </optgroup>
      ))}
    </Select>
  );
}
