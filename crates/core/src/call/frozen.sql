-- Whether a version of a grid (?1) is frozen: an evaluation or a mark agreed upon stands on it, or a pack took it home.
select exists (select 1 from evaluation where grid_version_id = ?1)
    or exists (select 1 from consensus where grid_version_id = ?1)
    or exists (
        select 1 from grid_version join pack using (call_id)
        where grid_version.id = ?1 and pack.made_at >= grid_version.created_at)
