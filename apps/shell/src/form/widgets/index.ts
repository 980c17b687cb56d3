import type { ComponentType } from 'react';
import type { FieldWidget } from '../fields.ts';
import type { WidgetProps } from '../widget-props.ts';
import {
  CheckboxesWidget,
  RadioWidget,
  RatingWidget,
  SelectWidget,
  YesNoWidget,
} from './choice.tsx';
import { DateTimeWidget, DateWidget } from './date.tsx';
import { FileWidget } from './file.tsx';
import { PersonWidget, UnitWidget, UserWidget } from './people.tsx';
import { SignatureWidget } from './signature.tsx';
import { NumberWidget, TextareaWidget, TextWidget } from './text.tsx';

/** Every widget that a form can name, and no other. */
export const widgets = {
  text: TextWidget,
  textarea: TextareaWidget,
  updown: NumberWidget,
  rating: RatingWidget,
  radio: RadioWidget,
  yesNo: YesNoWidget,
  select: SelectWidget,
  checkboxes: CheckboxesWidget,
  date: DateWidget,
  dateTime: DateTimeWidget,
  person: PersonWidget,
  unit: UnitWidget,
  user: UserWidget,
  file: FileWidget,
  signature: SignatureWidget,
} satisfies Record<Exclude<FieldWidget, 'rows'>, ComponentType<WidgetProps>>;
