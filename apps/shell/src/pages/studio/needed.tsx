import { Form } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '../../texts/index.ts';

interface NeededProps {
  readonly name: string;
  readonly label: string;
  readonly children: ReactNode;
}

/** A field of a dialog that has to be filled in, with more than blanks. */
export function Needed(props: NeededProps) {
  const { t } = useTexts();
  return (
    <Form.Item
      {...props}
      rules={[{ required: true, whitespace: true, message: t('fact.needed') }]}
    />
  );
}
