import { join } from 'node:path';
import type { Connection } from '@bitan/store';
import type { Config } from './config.ts';

/** Where an office's data is: a database of its own, or a file in the data folder. */
export const connectionOf = ({ database, data }: Config): Connection =>
  database
    ? { client: 'pg', connection: database }
    : { client: 'sqlite', filename: join(data, 'bitan.sqlite') };
