// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AgreementRegistry} from "./AgreementRegistry.sol";
import {Founder, IRegistry} from "./interfaces/IRegistry.sol";
import {PartnerRegistry} from "./PartnerRegistry.sol";

/// @title The registry as deployed
contract Registry is AgreementRegistry {
    /// @inheritdoc IRegistry
    bytes32 public immutable deploymentId;
    /// @inheritdoc IRegistry
    IRegistry public successor;

    /// @param trustedForwarder_ the ERC-2771 forwarder whose requests count as their signers'
    /// @param consortium_ who decides for the consortium
    /// @param deploymentId_ random, so that no two deployments are taken for one
    /// @param founders active from this block on
    constructor(
        address trustedForwarder_,
        address consortium_,
        bytes32 deploymentId_,
        Founder[] memory founders
    ) PartnerRegistry(trustedForwarder_, consortium_, founders) {
        deploymentId = deploymentId_;
    }

    /// @inheritdoc IRegistry
    function nameSuccessor(IRegistry registry) external {
        _onlyConsortium();
        require(address(successor) == address(0), AlreadySucceeded(successor));
        // What is no registry does not answer.
        bytes32 succeedingId = registry.deploymentId();
        require(succeedingId != deploymentId, NoSuccessor(registry));

        successor = registry;
        emit SuccessorNamed(address(registry), succeedingId);
    }
}
