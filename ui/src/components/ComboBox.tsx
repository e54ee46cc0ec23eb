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
  /** What is chosen goes somewhere else: the field is empty again, for the next one. */
  empties?: boolean;
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
  empties = false,
  ...field
}: ComboBoxProps<Value>) {
  const { t } = useI18n();
  const [text, setText] = useState(value?.label ?? "");
  const [turn, setTurn] = useState(0);
  const shown = value?.label ?? "";
  useEffect(() => setText(shown), [shown]);
  const { options, searching } = useSearch(text === shown ? "" : text, search, least);
  function choose(option: Option<Value>) {
    setText(empties ? "" : option.label);
    onChange(option);
  }
  // Enter takes the best answer, once it is there, where none was walked to.
  const [entered, setEntered] = useState(false);
  useEffect(() => {
    if (!entered || searching) return;
    setEntered(false);
    const [best] = options;
    if (!best) return;
    choose(best);
    setTurn((now) => now + 1);
  });
  const empty =
    text.trim().length < least
      ? t("component.combobox.typeMore", { count: least })
      : t(searching ? "component.combobox.searching" : "component.combobox.nothing");
  return (
    <AriaComboBox
      // Begun anew and in focus for the next one, with its list closed.
      key={turn}
      autoFocus={turn > 0}
      items={options}
      inputValue={text}
      onInputChange={(typed) => {
        setText(typed);
        setEntered(false);
      }}
      value={value?.id ?? null}
      onChange={(key) => {
        const chosen = options.find((option) => option.id === key) ?? null;
        if (chosen) choose(chosen);
        else if (key === null) onChange(null);
        if (chosen && empties) setTurn((now) => now + 1);
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
          <Input
            className={styles.input}
            placeholder={placeholder}
            onKeyDownCapture={(event) => {
              const walked = event.currentTarget.getAttribute("aria-activedescendant");
              if (event.key !== "Enter" || walked || text === shown || text.trim().length < least) return;
              event.preventDefault();
              event.stopPropagation();
              setEntered(true);
            }}
          />
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
