/** The days that can be chosen with one touch. */
export const EXPORT_DAYS = ['all', 'today', 'yesterday', 'this-month', 'last-month'] as const;
export type ExportDays = (typeof EXPORT_DAYS)[number];
