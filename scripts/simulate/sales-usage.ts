/**
 * How `sales`, `mutations` and `states` are called. Apart from them: whoever only asks does not wait until the engine is
 * loaded.
 */
export const SALES_USAGE = `  npm run simulate -- sales [--sales N] [--from-seed N] [--workers N] [--kind core|everything]
  npm run simulate -- sales --seed N [--kind core|everything]
  npm run simulate -- mutations [--only NAME | --list]
  npm run simulate -- states`;
