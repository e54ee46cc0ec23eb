import { ArrowDown, ArrowUp, Plus, Trash2 } from "lucide-react";
import type { Choice } from "~/api";
import { Button, IconButton } from "~/components";
import { useI18n } from "~/i18n";
import styles from "./Call.module.css";
import { LabelFields } from "./LabelFields";
import { codeFrom, moved, removed, replaced } from "./list";
import { begunWith } from "~/text/label";

interface Props {
  items: readonly Choice[];
  readOnly: boolean;
  /** What one of them is, for the buttons (« un thème »). */
  one: string;
  onType(items: Choice[]): void;
  onChoose(items: Choice[]): void;
}

/** Things to choose from, in two languages and in the order shown; codes stay as they were first given. */
export function ChoiceList({ items, readOnly, one, onType, onChoose }: Props) {
  const { t } = useI18n();
  function add() {
    const label = begunWith("call.list.new");
    onChoose([
      ...items,
      {
        code: codeFrom(
          label.fr,
          items.map(({ code }) => code),
        ),
        label,
      },
    ]);
  }
  return (
    <div className={styles.list}>
      {items.map((item, at) => (
        <div key={item.code} className={styles.choice}>
          <LabelFields
            label={item.label}
            name={t("call.list.text", { number: at + 1 })}
            nameHidden
            readOnly={readOnly}
            onType={(label) => onType(replaced(items, at, { ...item, label }))}
          />
          {readOnly ? null : (
            <span className={styles.choiceTools}>
              <IconButton
                icon={ArrowUp}
                label={t("call.list.up", { name: item.label.fr })}
                isDisabled={at === 0}
                onPress={() => onChoose(moved(items, at, -1))}
              />
              <IconButton
                icon={ArrowDown}
                label={t("call.list.down", { name: item.label.fr })}
                isDisabled={at === items.length - 1}
                onPress={() => onChoose(moved(items, at, 1))}
              />
              <IconButton
                icon={Trash2}
                label={t("call.list.remove", { name: item.label.fr })}
                onPress={() => onChoose(removed(items, at))}
              />
            </span>
          )}
        </div>
      ))}
      {readOnly ? null : (
        <Button size="small" icon={Plus} onPress={add}>
          {t("call.list.add", { one })}
        </Button>
      )}
    </div>
  );
}
