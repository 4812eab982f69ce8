package io.kafkamonitor.localcluster;

/** What a KRaft node does, in the words of {@code process.roles}. */
enum NodeRole {
    COMBINED("broker,controller"),
    BROKER("broker"),
    CONTROLLER("controller");

    private final String processRoles;

    NodeRole(String processRoles) {
        this.processRoles = processRoles;
    }

    String processRoles() {
        return processRoles;
    }

    boolean isBroker() {
        return this != CONTROLLER;
    }

    boolean isController() {
        return this != BROKER;
    }
}
