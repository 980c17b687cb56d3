import type { CompiledNotice } from '@bitan/forms';
import type { FieldProps } from '@rjsf/utils';
import { Alert } from 'antd';

/** Something that is said between the fields; it asks for no answer. */
export function Notice({ text, tone }: CompiledNotice) {
  return <Alert type={tone} showIcon title={<span className="notice-text">{text}</span>} />;
}

/** A notice in the place of a field of rjsf. */
export const NoticeField = ({ uiSchema }: FieldProps) => (
  <div className="field" data-field={uiSchema?.['ui:options']?.id}>
    <Notice {...(uiSchema?.['ui:options']?.notice as CompiledNotice)} />
  </div>
);
