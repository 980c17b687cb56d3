import type { SubjectView } from '@bitan/api';
import { SubjectSelect } from '../../components/subject-select.tsx';

interface Props {
  readonly of: SubjectView;
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (id: string | undefined) => void;
}

/** Somebody else on record; who has the same name is found at once. */
export function NamesakeSelect({ of, label, ...chosen }: Props) {
  return (
    <SubjectSelect
      kind="person"
      typed={of.name}
      without={of.id}
      aria-label={label}
      placeholder={label}
      style={{ flex: 1, minWidth: 0 }}
      {...chosen}
    />
  );
}
