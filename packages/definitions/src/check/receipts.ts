import { unknown, within } from '../place.ts';
import type { Check } from './index.ts';

/** What the holder of a receipt writes has a seal, and a rating a field that names its values. */
export const checkReceipts: Check = ({ edition, placeOf }) =>
  Object.values(edition.workflows).flatMap(({ id, receipt, seals = {} }) => {
    if (!receipt) return [];
    const place = within(placeOf(`workflows/${id}`), 'receipt');
    const { seal, rating } = receipt;
    const sealed = Object.hasOwn(seals, seal)
      ? []
      : [
          unknown(
            'receipt.seal',
            within(place, 'seal'),
            ['密封', 'seal'],
            seal,
            Object.keys(seals),
          ),
        ];
    if (!rating) return sealed;
    const at = within(place, 'rating');
    const register = edition.registers[rating.register];
    if (!register) {
      const known = Object.keys(edition.registers);
      const missing = ['台账', 'register'] as const;
      return [
        ...sealed,
        unknown('receipt.register', within(at, 'register'), missing, rating.register, known),
      ];
    }
    const known = register.fields.flatMap((field) => (field.values ? [field.id] : []));
    if (known.includes(rating.field)) return sealed;
    const missing = ['有取值的台账字段', 'field with values'] as const;
    return [...sealed, unknown('receipt.field', within(at, 'field'), missing, rating.field, known)];
  });
