import { configureGlobal } from 'fast-check';

/**
 * One seed for all property tests, so that a run says the same each time. `PROPERTY_SEED=… npm run test:core` looks elsewhere:
 * what it finds becomes a test of its own.
 */
configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 20_261_123) });
