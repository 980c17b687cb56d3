import { Segmented } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../texts/index.ts';
import { ExceptionTable } from './exception-table.tsx';

const kinds = ['deviation', 'return', 'extension', 'suspension'] as const;
type Kind = (typeof kinds)[number];

/** Deviations from proposals, returned approvals, and deadlines that were moved. */
export default function Departures() {
  const { t } = useTexts();
  const [kind, setKind] = useState<Kind>('deviation');
  return (
    <div className="stack">
      <Segmented<Kind>
        aria-label={t('supervision.departures')}
        value={kind}
        onChange={setKind}
        options={kinds.map((value) => ({ value, label: t(`supervision.kind_${value}`) }))}
      />
      <ExceptionTable key={kind} kind={kind} />
    </div>
  );
}
