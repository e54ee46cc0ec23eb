/** The mark of the application: two sprigs that close on nothing, as an honour does. */
export function Laurel({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" className={className} aria-hidden fill="currentColor">
      <path
        d="M12 21.5c-4.6-.4-8-3.8-8.4-8.2M12 21.5c4.600-.4 8-3.800 8.400-8.200"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
      />
      {[
        [3.6, 13, -68],
        [3.9, 8.8, -38],
        [5.8, 5.2, -12],
        [6.6, 17.4, -100],
      ].map(([x, y, turn]) => (
        <g key={`${x}-${y}`}>
          <ellipse cx={x} cy={y} rx="1.35" ry="2.9" transform={`rotate(${turn} ${x} ${y})`} />
          <ellipse
            cx={24 - (x as number)}
            cy={y}
            rx="1.35"
            ry="2.9"
            transform={`rotate(${-(turn as number)} ${24 - (x as number)} ${y})`}
          />
        </g>
      ))}
    </svg>
  );
}
