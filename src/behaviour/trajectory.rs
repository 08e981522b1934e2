//! Trajectories of probes: the name of the probe, and the time of their last change, which moves with their
//! channels.

use crate::generated::{
    App,
    experiments::{
        channel::{ChannelBehaviour, ChannelDraft},
        trajectory_estimate::TrajectoryEstimateBehaviour,
    },
};
use specimen::{
    hooks::{HookFuture, WriteContext},
    request_time::RequestTime,
    sql,
};

impl TrajectoryEstimateBehaviour for App {
    fn probe_name(
        _: &RequestTime,
        probe_insertion_name: Option<String>,
        chronic_insertion_chronicrecording_ptr_name: Option<String>,
    ) -> Option<String> {
        probe_insertion_name.or(chronic_insertion_chronicrecording_ptr_name)
    }
}

impl ChannelBehaviour for App {
    fn after_save<'a>(context: &'a WriteContext<'a>, draft: &'a mut ChannelDraft) -> HookFuture<'a> {
        Box::pin(async move {
            let Some(trajectory) = draft.row.trajectory_estimate_id else { return Ok(()) };
            // Once for all channels of a list.
            if !context.is_first("moved by a channel", trajectory) {
                return Ok(());
            }
            let moved = sql!(
                context,
                "update experiments_trajectoryestimate set datetime = {now} where id = {trajectory}",
                now = context.now.now,
                trajectory
            );
            context.execute(moved).await?;
            Ok(())
        })
    }
}
