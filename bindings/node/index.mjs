import balvps from './src/index.js';

export const { BalvpsError, Client, catalog, errors, version } = balvps;
