//! Trajectories of probes: the name of the probe, and the time of their last change, which moves with their
//! channels.

use super::statement;
use crate::generated::{
    Code,
    experiments::{
        channel::{ChannelBehaviour, ChannelDraft},
        trajectory_estimate::TrajectoryEstimateBehaviour,
    },
};
use specimen::{
    behaviour::{BoxFuture, Work},
    fault::Fault,
    moment::Moment,
};

impl TrajectoryEstimateBehaviour for Code {
    fn probe_name(
        _: &Moment,
        probe_insertion_name: Option<String>,
        chronic_insertion_chronicrecording_ptr_name: Option<String>,
    ) -> Option<String> {
        probe_insertion_name.or(chronic_insertion_chronicrecording_ptr_name)
    }
}

impl ChannelBehaviour for Code {
    fn after_save<'a>(work: &'a Work<'a>, draft: &'a mut ChannelDraft) -> BoxFuture<'a, Result<(), Fault>> {
        Box::pin(async move {
            let Some(trajectory) = draft.row.trajectory_estimate_id else { return Ok(()) };
            let mut sql = statement::sql(work);
            sql.push("update experiments_trajectoryestimate set datetime = ").bind(work.now.now);
            sql.push(" where id = ").bind(trajectory);
            statement::execute(work, sql).await?;
            Ok(())
        })
    }
}
