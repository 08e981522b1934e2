//! Trajectories of probes: the name of the probe, and the time of their last change, which moves with their
//! channels.

use super::statement;
use crate::generated::{
    App,
    experiments::{
        channel::{ChannelBehaviour, ChannelDraft},
        trajectory_estimate::TrajectoryEstimateBehaviour,
    },
};
use specimen::{
    behaviour::{BoxFuture, WriteContext},
    error::RequestError,
    request_time::RequestTime,
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
    fn after_save<'a>(
        context: &'a WriteContext<'a>,
        draft: &'a mut ChannelDraft,
    ) -> BoxFuture<'a, Result<(), RequestError>> {
        Box::pin(async move {
            let Some(trajectory) = draft.row.trajectory_estimate_id else { return Ok(()) };
            let mut sql = statement::sql(context);
            sql.push("update experiments_trajectoryestimate set datetime = ").bind(context.now.now);
            sql.push(" where id = ").bind(trajectory);
            statement::execute(context, sql).await?;
            Ok(())
        })
    }
}
