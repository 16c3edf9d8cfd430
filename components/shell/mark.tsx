/** Facet's mark: a cut stone seen from above, one facet lit. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" className={className} aria-hidden="true" focusable="false">
      <path d="M12 1.5 21.1 6.75v10.5L12 22.5l-9.1-5.25V6.75z" fill="var(--accent)" />
      <path d="M12 1.5 21.1 6.75 12 12z" fill="white" fillOpacity=".42" />
      <path d="M12 1.5 2.9 6.75 12 12z" fill="white" fillOpacity=".22" />
      <path d="M21.1 6.75v10.5L12 12z" fill="white" fillOpacity=".1" />
      <path d="M2.9 17.25 12 22.5V12z" fill="black" fillOpacity=".16" />
      <path d="M21.1 17.25 12 22.5V12z" fill="black" fillOpacity=".28" />
    </svg>
  );
}
