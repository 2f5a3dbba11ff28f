package jieli.deployment;

/** What somebody is sent as. */
public enum Part {
    /** 派驻专家: treats and teaches. */
    SPECIALIST,
    /** 领队: treats, teaches, leads the team. */
    LEADER,
    /** 管理岗: a hospital's or health office's post, such as a vice-director; treats nobody. */
    MANAGEMENT
}
