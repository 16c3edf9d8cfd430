/** The organization of a fresh install. Every table and query carries an organization from the first day. */
export const defaultOrganizationId = "00000000-0000-4000-8000-000000000001";
