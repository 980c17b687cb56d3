import type { Edition, Facts } from '@bitan/definitions';

export function casesOf(count: number, seed?: number): Facts[];
export function editionOf(rules: number): Edition;
