import type { Known } from '../../packages/documents/dist/index.js';

export const paperwork: Known;
