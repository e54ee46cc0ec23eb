import { ChevronDown } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import {
  Button as AriaButton,
  ComboBox as AriaComboBox,
  Group,
  Input,
  ListBox,
  Popover,
} from "react-aria-components";
import { useI18n } from "~/i18n";
import { FieldFrame, type FieldProps, fieldStyles as styles } from "./Field";
import { type Option, OptionItem } from "./Select";

export interface ComboBoxProps<Value extends string> extends FieldProps {
  value: Option<Value> | null;
  onChange(option: Option<Value> | null): void;
  /** Looks the text up; called 150 ms after the last key, and answers of earlier keys are dropped. */
  search(text: string): Promise<readonly Option<Value>[]>;
  /** Characters before the first search. */
  least?: number;
  placeholder?: string;
  isDisabled?: boolean;
}

function useSearch<Value extends string>(
  text: string,
  search: ComboBoxProps<Value>["search"],
  least: number,
) {
  const [options, setOptions] = useState<readonly Option<Value>[]>([]);
  const [searching, setSearching] = useState(false);
  const latest = useRef(search);
  useEffect(() => {
    latest.current = search;
  }, [search]);
  useEffect(() => {
    if (text.trim().length < least) {
      setOptions([]);
      setSearching(false);
      return;
    }
    let dropped = false;
    setSearching(true);
    const timer = setTimeout(async () => {
      // A search that fails finds nothing; the field itself stays usable.
      const found = await latest.current(text.trim()).catch(() => []);
      if (dropped) return;
      setOptions(found);
      setSearching(false);
    }, 150);
    return () => {
      dropped = true;
      clearTimeout(timer);
    };
  }, [text, least]);
  return { options, searching };
}

/** One value found by typing a part of it (a commune, a member, a dossier). */
export function ComboBox<Value extends string>({
  value,
  onChange,
  search,
  least = 2,
  placeholder,
  isDisabled,
  ...field
}: ComboBoxProps<Value>) {
  const { t } = useI18n();
  const [text, setText] = useState(value?.label ?? "");
  const shown = value?.label ?? "";
  useEffect(() => setText(shown), [shown]);
  const { options, searching } = useSearch(text === shown ? "" : text, search, least);
  const empty =
    text.trim().length < least
      ? t("component.combobox.typeMore", { count: least })
      : t(searching ? "component.combobox.searching" : "component.combobox.nothing");
  return (
    <AriaComboBox
      items={options}
      inputValue={text}
      onInputChange={setText}
      value={value?.id ?? null}
      onChange={(key) => {
        const chosen = options.find((option) => option.id === key) ?? null;
        if (chosen) setText(chosen.label);
        if (chosen || key === null) onChange(chosen);
      }}
      onBlur={() => {
        // Emptied means none; a half-typed text goes back to what is chosen.
        if (text.trim() === "" && value) onChange(null);
        else setText(shown);
      }}
      allowsEmptyCollection
      menuTrigger="input"
      isDisabled={isDisabled}
      isRequired={field.isRequired}
      isInvalid={Boolean(field.error)}
      validationBehavior="aria"
      className={styles.field}
    >
      <FieldFrame {...field}>
        <Group className={styles.control}>
          <Input className={styles.input} placeholder={placeholder} />
          <AriaButton className={styles.inner} aria-label={t("component.open")}>
            <ChevronDown aria-hidden />
          </AriaButton>
        </Group>
      </FieldFrame>
      <Popover offset={4} className={styles.popover}>
        <ListBox className={styles.list} renderEmptyState={() => <p className={styles.nothing}>{empty}</p>}>
          {(option: Option) => <OptionItem option={option} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
